import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPython } from '../scripts/setup/python.mjs';
import { cacheFolder } from './cache-folder';

/**
 * Python of a throw-away virtual environment with peers at their pinned versions; made once and again when the pins change.
 * The reason, where there is none.
 * @param name of its folder under `.cache/bench`
 * @param requirements files with the pins
 * @param env variables that pip gets besides
 */
export function peersPython(
  name: string,
  requirements: readonly string[],
  env: Record<string, string> = {}
): { python: string } | { reason: string } {
  const pins = requirements.map((path) => readFileSync(path, 'utf8')).join('') + JSON.stringify(env);
  const folder = join(cacheFolder, name);
  const python = join(
    folder,
    'venv',
    ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'])
  );
  const stamp = join(folder, 'pins.txt');
  if (existsSync(stamp) && existsSync(python) && readFileSync(stamp, 'utf8') === pins) return { python };
  const base = findPython();
  if (!base) return { reason: 'there is no Python 3 on this machine' };
  const [command, ...before] = base;
  process.stderr.write(`Installing the peers into ${folder} …\n`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps: [string, string[]][] = [
    [command, [...before, '-m', 'venv', join(folder, 'venv')]],
    [
      python,
      [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
        ...requirements.flatMap((path) => ['-r', path])
      ]
    ]
  ];
  for (const [command, args] of steps) {
    const { status, stderr, stdout } = spawnSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, ...env }
    });
    if (status !== 0) {
      const last = `${stderr ?? ''}${stdout ?? ''}`.trim().split('\n').at(-1);
      return { reason: `the peers could not be installed (${last})` };
    }
  }
  writeFileSync(stamp, pins);
  return { python };
}
