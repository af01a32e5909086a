import { spawn } from 'node:child_process';

/**
 * Runs node with `args` and passes on what it says. A process that says nothing for `silence` ms is stuck: it is ended
 * with all it started, so that the stage fails in minutes and by name, rather than the whole suite in an hour.
 * @param {string[]} args arguments to node
 * @param {{ silence: number, env?: NodeJS.ProcessEnv, write?: (chunk: Buffer) => void }} options
 * @returns {Promise<{ status: number | null, stuck: boolean }>} `status` is null where a signal ended it
 */
export async function runWatched(args, { silence, env, write = (chunk) => process.stderr.write(chunk) }) {
  const grouped = process.platform !== 'win32';
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: grouped, env });
  const end = (signal) => {
    try {
      if (grouped && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has ended by itself.
    }
  };
  let stuck = false;
  let timer;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      stuck = true;
      end('SIGKILL');
    }, silence);
  };
  // A group of its own does not hear the terminal's Ctrl+C.
  const interrupted = () => {
    end('SIGTERM');
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  heard();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      heard();
      write(chunk);
    });
  }
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
    // What has left the group may hold the pipe open.
    child.on('exit', (code) => stuck && resolve(code));
  });
  clearTimeout(timer);
  process.off('SIGINT', interrupted);
  process.off('SIGTERM', interrupted);
  return { status, stuck };
}
