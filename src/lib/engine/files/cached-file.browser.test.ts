import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cachedFile, forget, keepFile } from './cached-file';
import { SPOT_CHECK } from './spot-check';

const url = new URL('/models/cached-file-test.bin', location.href).href;
const content = 'x'.repeat(300_000);
beforeEach(async () => {
  await forget(url);
  vi.stubGlobal('fetch', async () => new Response(content));
});
afterEach(() => vi.unstubAllGlobals());

/** Puts other content under what is kept, as a damaged disk would. */
async function damage(damaged: string): Promise<void> {
  const cache = await caches.open('calibration-lab-models');
  const kept = (await cache.match(url))!;
  await cache.put(url, new Response(damaged, { headers: { [SPOT_CHECK]: kept.headers.get(SPOT_CHECK)! } }));
}

it('gives the same file again from the cache', async () => {
  await cachedFile(url);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await (await cachedFile(url)).text()).toBe(content);
});

it.each(['', content.slice(1), `y${content.slice(1)}`])(
  'says of a kept file that is damaged what to do, and does not use it',
  async (damaged) => {
    await cachedFile(url);
    await damage(damaged);
    await expect(cachedFile(url)).rejects.toMatchObject({
      code: 'download',
      message: expect.stringMatching(/cached-file-test\.bin.* is damaged.*Clear and fetch again/)
    });
    await forget(url);
    expect(await (await cachedFile(url)).text()).toBe(content);
  }
);

it('checks a file from this machine, too', async () => {
  await keepFile(url, new File([content], 'a.gguf'));
  await damage(content.slice(5));
  await expect(cachedFile(url)).rejects.toThrow(/is damaged/);
});
