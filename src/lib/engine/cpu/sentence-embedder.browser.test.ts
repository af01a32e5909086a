import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import expected from '../../../../tests/oracles/sentence/expected.json';
import { cosine } from '../embedder';
import { sentenceModel } from '../sentence-model';
import { SentenceEmbedder } from './sentence-embedder';

const response = await fetch(`/${sentenceModel.url}`);
const file = response.ok ? await response.blob() : null;
if (!file) {
  console.warn('Skipped: the sentence model is not there (npm run setup -- --sentence-model fetches it).');
}

describe.skipIf(!file)('all-MiniLM-L6-v2 on the CPU engine against sentence-transformers', () => {
  let embedder: SentenceEmbedder;
  beforeAll(async () => (embedder = await SentenceEmbedder.load(file!)), 300_000);
  afterAll(() => embedder?.unload());

  it.each(expected)('$text', async ({ text, tokens, vector }) => {
    expect(await embedder.tokens(text)).toEqual(tokens);
    expect(cosine((await embedder.embed(text)).vector, Float32Array.from(vector))).toBeGreaterThan(0.99999);
  });

  it('gives vectors of length 1, the same each time', async () => {
    const [once, again] = await Promise.all([embedder.embed('Paris.'), embedder.embed('Paris.')]);
    expect(cosine(once.vector, once.vector)).toBeCloseTo(1, 6);
    expect(again.vector).toEqual(once.vector);
    for (const { ms } of [once, again]) expect(ms).toBeGreaterThan(0);
  });

  it('says how much memory it takes', async () => {
    const { weights, taken } = await embedder.memoryUse();
    expect(weights).toBeGreaterThan(85e6);
    expect(taken).toBeLessThan(sentenceModel.memory);
  });
});

it('refuses a file that is no model of sentences', async () => {
  await expect(SentenceEmbedder.load(new Blob(['no model']))).rejects.toThrow(/GGUF/);
  const tiny = await (await fetch('/models/tiny/tiny.gguf')).blob();
  await expect(SentenceEmbedder.load(tiny)).rejects.toThrow(/no sentence model/);
});
