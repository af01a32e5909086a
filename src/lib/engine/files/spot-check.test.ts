import { expect, it } from 'vitest';
import { checkedResponse, isSound, spotCheck } from './spot-check';

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 2654435761) >>> 24);

it.each([0, 1, 4096, 262_144, 262_145, 3_000_000])(
  'knows a file of %d bytes, whole and cut off',
  async (length) => {
    const file = new Blob([bytes(length)]);
    const kept = await checkedResponse(file);
    expect(await isSound(await kept.clone().blob(), kept)).toBe(true);
    expect(await isSound(new Blob([bytes(length), 'x']), kept)).toBe(false);
    if (length > 0) expect(await isSound(file.slice(0, length - 1), kept)).toBe(false);
  }
);

it('sees the first and the last byte, zeroed stretches, and every byte of a small file', async () => {
  for (const [length, from, to] of [
    [3_000_000, 0, 1],
    [3_000_000, 2_999_999, 3_000_000],
    [3_000_000, 1_000_000, 1_060_000],
    [200_000, 123_456, 123_457]
  ]) {
    const spoiled = bytes(length);
    for (let i = from; i < to; i++) spoiled[i] ^= 0xff;
    expect(await spotCheck(new Blob([spoiled]))).not.toBe(await spotCheck(new Blob([bytes(length)])));
  }
});

it('takes what was kept before there was a check', async () => {
  expect(await isSound(new Blob(['a']), new Response('a'))).toBe(true);
});
