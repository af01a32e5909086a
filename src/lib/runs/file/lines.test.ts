import { expect, it } from 'vitest';
import fc from 'fast-check';
import { lastPlaceOf, linesOf } from './lines';

const filler = (length: number) => 'é'.repeat(length / 2);

it.each([
  ['abc', 0],
  [`abc${filler(3_000_000)}`, 0],
  [`${filler(10)}abc${filler(10)}abc`, 23],
  // Across the place where one part of a file ends and the next begins.
  [`${filler(100)}abc${filler(2 ** 20 - 2)}`, 100],
  [`x${filler(100)}abc${filler(2 ** 20 - 2)}`, 101],
  [`${filler(100)}ab`, -1],
  ['', -1]
])('finds the last place of a text (%#)', async (text, place) => {
  expect(await lastPlaceOf(new Blob([text]), 'abc')).toBe(place);
});

/** A stream of some bytes in parts of some length. */
function streamOf(bytes: Uint8Array, length: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += length) controller.enqueue(bytes.slice(at, at + length));
      controller.close();
    }
  });
}

it('gives the lines of a text, however its bytes come', async () => {
  const character = fc.constantFrom('\n', '\n', 'a', 'é', '“', '😀', '\ufeff', '\r');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: character }), fc.integer({ min: 1, max: 7 }), async (text, length) => {
      const lines: string[] = [];
      for await (const line of linesOf(streamOf(new TextEncoder().encode(text), length))) lines.push(line);
      const expected = text.replace(/^\ufeff/, '').split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(lines).toEqual(expected);
    })
  );
});
