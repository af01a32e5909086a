import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Keeps one core busy by a process of its own until told to end. */
export async function keepCoreBusy(): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("on"); for (;;);'], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  await once(child.stdout, 'data');
  return async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  };
}
