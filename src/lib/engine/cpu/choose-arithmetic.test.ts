import { expect, it } from 'vitest';
import type { GgufHeader } from '../gguf/header';
import { chooseArithmetic } from './choose-arithmetic';

function header(elements: number, type = 3): GgufHeader[] {
  const tensors = [{ name: 'a.weight', dimensions: [32, elements / 32], type, at: 0 }];
  return [{ metadata: new Map(), metadataEnd: 24, tensors, alignment: 32 }];
}

const builtIn = header(134_515_008);

it('takes 32-bit floats where they fit, and says how much that is', () => {
  const { arithmetic, reason } = chooseArithmetic('float32', builtIn, 8);
  expect(arithmetic).toBe('float32');
  expect(reason).toMatch(/538 MB/);
  expect(chooseArithmetic('float32', builtIn).arithmetic).toBe('float32');
});

it('counts all parts of a file in several', () => {
  const parts = [...header(640_000_000 / 2), ...header(640_000_000 / 2)];
  expect(chooseArithmetic('float32', parts, 64).reason).toMatch(/2\.6 GB, too much/);
});

it.each([
  ['as chosen', chooseArithmetic('int8', builtIn, 8), /you chose it/],
  ['little memory', chooseArithmetic('float32', builtIn, 2), /538 MB, more than a quarter/],
  ['a large model', chooseArithmetic('float32', header(640_000_000), 64), /2\.6 GB, too much/],
  ['a format that is not known', chooseArithmetic('float32', header(3200, 23), 8), /storage type 23/]
])('rounds to 8 bits: %s', (_, { arithmetic, reason }, words) => {
  expect(arithmetic).toBe('int8');
  expect(reason).toMatch(words);
  expect(reason).toMatch(/\.$/);
  expect(reason).not.toMatch(/\.\.$/);
});
