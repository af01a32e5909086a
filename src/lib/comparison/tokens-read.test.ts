import { expect, it } from 'vitest';
import { tokensReadWords } from './tokens-read';

it.each([
  [330, 40, '40 tokens read (330 if nothing were shared)'],
  [330, 330, '330 tokens read'],
  [39.4, 38.6, '39 tokens read'],
  [0, 12, '12 tokens read'],
  [NaN, NaN, '– tokens read']
])('of %d tokens, %d computed: %s', (promptTokens, prefilledTokens, words) => {
  expect(tokensReadWords({ promptTokens, prefilledTokens })).toBe(words);
});
