import { afterEach, expect, it, vi } from 'vitest';
import { startInTime } from './start-in-time';

afterEach(() => vi.unstubAllGlobals());

it('a worker that hangs is ended, and another one computes in its place', async () => {
  const hanging = URL.createObjectURL(new Blob(['for (;;);'], { type: 'text/javascript' }));
  let [made, ended] = [0, 0];
  class FirstHangs extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(made++ === 0 ? hanging : url, options);
    }
    override terminate(): void {
      ended++;
      super.terminate();
    }
  }
  vi.stubGlobal('Worker', FirstHangs);
  const llama = await startInTime(2, [500, 600_000]);
  expect([made, ended]).toEqual([2, 1]);
  expect(llama.threads).toBe(2);
  expect(await llama.ask((host) => host.tokensComputed())).toBe(0);
  llama.end();
}, 700_000);
