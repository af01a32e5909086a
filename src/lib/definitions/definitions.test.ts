import { expect, it } from 'vitest';
import { methods } from '../methods/registry';
import { signals } from '../signals/registry';
import { definitionGroups, definitionOf, type DefinitionId } from './definitions';
import { figures } from './figures';
import { definitionIdOfMethod } from './of-method';
import { definitionIdOfSignal } from './of-signal';

const definitions = definitionGroups.flatMap((group) => group.definitions);

it('each has a name and an id of its own, words, letters, and its formula as MathML', () => {
  expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
  for (const { id, plain, letters, here, formula } of definitions) {
    expect(definitionOf(id as DefinitionId).id).toBe(id);
    for (const text of formula === null ? [plain] : [plain, letters, here]) expect(text, id).toMatch(/[.!]$/);
    if (formula === null) continue;
    expect(formula, id).toMatch(/^<math [\s\S]*<\/math>$/);
    expect(formula, id).not.toMatch(/<(script|span|img)|merror|\sstyle=/);
  }
});

it('are of every figure, every signal and every method, each from itself', () => {
  expect(definitionGroups.map((group) => group.definitions.length)).toEqual([
    figures.length,
    signals.length,
    methods.length
  ]);
  for (const { id, plain, formula } of signals) {
    expect(definitionOf(definitionIdOfSignal(id))).toMatchObject({ plain, formula });
  }
  for (const { id, plain, source, cost, prompts } of methods) {
    const definition = definitionOf(definitionIdOfMethod(id));
    expect(definition).toMatchObject({ plain, source, cost, formula: null });
    expect(definition.prompts).toContainEqual(Object.values(prompts)[0]);
    // They are told apart by their titles.
    const titles = definition.prompts!.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

it('says that there is none of an unknown id', () => {
  expect(() => definitionOf('signal-none')).toThrow(RangeError);
});
