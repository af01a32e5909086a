import { expect, it } from 'vitest';
import { usualArm } from './define-method';
import { methodOf } from './registry';
import { isReference, nameIn, referenceTo, refersTo } from './variant-reference';

const arm = usualArm(methodOf('direct'), 'chat', 'direct 2');
const others = {
  prompt: { ...arm, prompts: { ...arm.prompts, question: 'Briefly: {question}' } },
  option: { ...arm, options: { maxTokens: 31 } },
  form: { ...arm, form: 'completion' as const },
  method: { ...arm, method: 'samples' }
};

it('a reference holds a name and a short mark', () => {
  expect(referenceTo(arm)).toMatch(/^direct 2@[0-9a-z]{1,7}$/);
  expect(isReference(referenceTo(arm))).toBe(true);
  expect(nameIn(referenceTo(arm))).toBe('direct 2');
  expect(nameIn('direct 2')).toBe('direct 2');
});

it('means one that asks the same, in whatever order its fields are', () => {
  const prompts = Object.fromEntries(Object.entries(arm.prompts).reverse());
  expect(refersTo(referenceTo(arm), { ...arm, prompts })).toBe(true);
  expect(refersTo('direct 2', arm)).toBe(true);
  expect(refersTo(referenceTo(arm), { ...arm, id: 'direct 3' })).toBe(false);
});

it.each(Object.entries(others))('does not mean one of its name with another %s', (_, other) => {
  expect(refersTo(referenceTo(arm), other)).toBe(false);
  expect(refersTo('direct 2', other)).toBe(true);
});

it.each(['', 'a/b', 'direct', '@1', 'short@', 'short@A', 'short@1@2', 'short@12345678'])(
  '%j is no reference',
  (text) => expect(isReference(text)).toBe(false)
);
