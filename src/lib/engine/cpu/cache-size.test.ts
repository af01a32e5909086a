import { expect, it } from 'vitest';
import { tinyGguf, tinySizes } from '../../../../scripts/tiny-model/tiny-model';
import { readGgufHeader, type GgufHeader } from '../gguf/header';
import { cacheBytesPerToken, sequencesAtOnce } from './cache-size';

const GB = 2 ** 30;

it('counts keys and values of every layer, from the metadata', () => {
  const { layers, kvHeads, headSize } = tinySizes;
  const tiny = readGgufHeader(Uint8Array.from(tinyGguf()));
  expect(cacheBytesPerToken(tiny)).toBe(4 * layers * kvHeads * 2 * headSize);
  const other: GgufHeader = { ...tiny, metadata: new Map([['general.architecture', 'mamba']]) };
  expect(cacheBytesPerToken(other)).toBeNull();
});

it('asks as many at once as memory allows, one at least, sixteen at most', () => {
  // SmolLM2-135M: 30 layers, 3 heads of 64, 2048 tokens.
  const sequence = 2048 * 4 * 30 * 3 * 128;
  expect(sequencesAtOnce(sequence, GB / 2, 4)).toBe(2);
  expect(sequencesAtOnce(sequence, GB / 2, 8)).toBe(5);
  expect(sequencesAtOnce(sequence, GB / 2, 64)).toBe(16);
  expect(sequencesAtOnce(sequence, 3.5 * GB, 64)).toBe(1);
  expect(sequencesAtOnce(sequence, GB / 2, 0.25)).toBe(1);
  expect(sequencesAtOnce(null, GB / 2, 64)).toBe(1);
});
