import { Tokenizer } from '@mlc-ai/web-tokenizers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadOnCpu } from '../cpu/load-on-cpu';
import type { LanguageModel } from '../language-model';

/** Texts with every quirk of the cutting rules: contractions, digits, spaces, scripts, emoji, special tokens, broken text. */
const TEXTS = [
  'The capital of France is Paris.',
  "It's 12:30, and we'll've eaten 3 apples; they'd 'S'cream isn't it",
  '  two spaces,\ttabs\t\t, \n\n newlines \r\n and trailing   ',
  'x=1234567890; 3.14159e-10 ½ ² ٣٤ Ⅷ 一二三',
  'Größe, naïve café, Ærøskøbing, İstanbul, ñandú, e\u0301 combining',
  'Привет, мир! Γειά σου Κόσμε. שלום עולם مرحبا بالعالم',
  '日本語のテキストと中文文本，한국어 문장입니다。',
  '🙂👩‍👩‍👧‍👦🇫🇷 ✈️ → ∑∫√ ≤≥ “quotes” ‘single’ — dash…',
  'function f(a, b) { return a[b] >>> 0; } // => <T>&amp;',
  '<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n',
  '<|im_start|> <|im_end <|endoftext|><repo_name>x<file_sep>',
  '<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n',
  '\u00a0\u2003wide spaces\u200b\u200d\ufeff\u0000\u0001control',
  '\ufffd\ue000\u{10ffff}\u{1d54f}',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ' ',
  '\n',
  'A'
];

async function converted(name: string): Promise<Tokenizer> {
  const response = await fetch(`/models/${name}/resolve/main/tokenizer.json`);
  return Tokenizer.fromJSON(await response.arrayBuffer());
}

describe.each([
  ['smollm2-135m', '/models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf'],
  ['tiny', '/models/tiny/tiny.gguf']
])('the converted tokenizer of %s', (name, gguf) => {
  let model: LanguageModel;
  let tokenizer: Tokenizer;
  const ids = (text: string) => Array.from(tokenizer.encode(text));

  beforeAll(async () => {
    tokenizer = await converted(name);
    model = await loadOnCpu(name, [await (await fetch(gguf)).blob()], 'int8', () => {});
  }, 300_000);

  afterAll(() => model?.unload());

  it.each(TEXTS)('gives the ids llama.cpp gives: %j', async (text) => {
    expect(ids(text)).toEqual(await model.tokenize(text));
  });

  it('gives them for any text of assigned characters', async () => {
    // llama.cpp cuts before and after every code point that Unicode has not assigned; Hugging Face's rule does not.
    const assigned = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .map((text) => text.replace(/\p{Cn}/gu, 'x'));
    await fc.assert(
      fc.asyncProperty(assigned, async (text) => {
        expect(ids(text)).toEqual(await model.tokenize(text));
      }),
      { numRuns: 150 }
    );
  });

  it('turns ids back into the text', () => {
    for (const text of TEXTS) expect(tokenizer.decode(new Int32Array(ids(text)))).toBe(text);
  });
});
