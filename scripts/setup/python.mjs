import { spawnSync } from 'node:child_process';

/** Whether a command can be started and ends well. */
export function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/**
 * What Python 3 may be called, best first: `py` is the launcher of Windows, where `python3` can be a signpost to the
 * shop; `python` may be Python 2 elsewhere.
 * @param {NodeJS.Platform} platform
 * @returns {[command: string, ...before: string[]][]}
 */
export function pythonNames(platform) {
  return platform === 'win32'
    ? [['py', '-3'], ['python'], ['python3']]
    : [['python3'], ['python'], ['py', '-3']];
}

/** Fails where the interpreter is older than Python 3. */
const isPython3 = ['-c', 'import sys; sys.exit(sys.version_info[0] != 3)'];

/**
 * Command and first arguments of this machine's Python 3, or `null`.
 * @param {{ platform?: NodeJS.Platform, runs?: (command: string, args: string[]) => boolean }} [machine] this one, when
 * left out
 * @returns {[command: string, ...before: string[]] | null}
 */
export function findPython({ platform = process.platform, runs = succeeds } = {}) {
  return (
    pythonNames(platform).find(([command, ...before]) => runs(command, [...before, ...isPython3])) ?? null
  );
}

/**
 * How pip is run here, or `null`: as a module of Python, by itself, or through uv.
 * @param {{ platform?: NodeJS.Platform, runs?: (command: string, args: string[]) => boolean }} [machine]
 * @returns {[command: string, ...before: string[]] | null}
 */
export function findPip({ platform = process.platform, runs = succeeds } = {}) {
  const ways = [
    ...pythonNames(platform)
      .filter(([command, ...before]) => runs(command, [...before, ...isPython3]))
      .map((python) => [...python, '-m', 'pip']),
    ['pip3'],
    ['uv', 'run', '--no-project', '--with', 'pip', 'python', '-m', 'pip']
  ];
  return ways.find(([command, ...before]) => runs(command, [...before, '--version'])) ?? null;
}
