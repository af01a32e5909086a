import { expect, it } from 'vitest';
import { definitionOf, definitions } from './definitions';

it('each has a name and an id of its own, words, letters, and its formula as MathML', () => {
  expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  for (const { id, plain, letters, here, formula } of definitions) {
    expect(definitionOf(id).id).toBe(id);
    for (const text of [plain, letters, here]) expect(text, id).toMatch(/[.!]$/);
    expect(formula, id).toMatch(/^<math [\s\S]*<\/math>$/);
    expect(formula, id).not.toMatch(/<(script|span|img)|merror|\sstyle=/);
  }
});
