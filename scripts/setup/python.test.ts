import { expect, it } from 'vitest';
import { findPip, findPython } from './python.mjs';

/** A machine on which only these command lines begin well. */
const machine = (platform: NodeJS.Platform, ...lines: string[]) => ({
  platform,
  runs: (command: string, args: string[]) =>
    lines.some((line) => [command, ...args].join(' ').startsWith(line))
});

it.each<[NodeJS.Platform, string, string]>([
  ['linux', 'python3', 'python3'],
  ['linux', 'python', 'python'],
  ['darwin', 'python3', 'python3'],
  ['win32', 'py -3', 'py -3'],
  ['win32', 'python', 'python']
])('on %s finds Python as %s', (platform, line, command) => {
  const here = machine(platform, `${line} -`);
  expect(findPython(here)?.join(' ')).toBe(command);
  expect(findPip(here)?.join(' ')).toBe(`${command} -m pip`);
});

it('passes by a Python without pip, and a Python 2', () => {
  expect(findPip(machine('linux', 'python3 -c', 'pip3 --version'))).toEqual(['pip3']);
  expect(findPip(machine('win32', 'py -3 -c', 'python -c', 'python -m pip'))).toEqual([
    'python',
    '-m',
    'pip'
  ]);
  expect(findPython(machine('linux', 'python --version'))).toBeNull();
  expect(findPip(machine('linux', 'uv run'))?.[0]).toBe('uv');
  expect(findPip(machine('linux'))).toBeNull();
});
