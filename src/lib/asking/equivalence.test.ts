import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallBook } from './call-book';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import type { Question } from '../questions/question';
import { clusterOf, clustersOf, firstMembers } from '../methods/equivalence/clusters';
import { equivalenceIds } from '../methods/equivalence/equivalence';
import { byModel } from '../methods/equivalence/model';
import { equivalenceOf } from '../methods/equivalence/registry';

const france: Question = { id: 'f', text: 'What is the capital of France?', answers: ['Paris'] };
const bones: Question = { id: 'b', text: 'How many bones has a human adult?', answers: ['206'] };
const peru: Question = { id: 'p', text: 'On which continent is Peru?', answers: ['South America'] };
const asked = (model = new ScriptedModel({})) => {
  const noted = new Set<string>();
  return { caller: new CallBook(model).callerFor('chat', noted), noted };
};
const same = (question: Question) => equivalenceOf('grader').for(question, asked().caller, 1);

describe('by the grader’s rules', () => {
  it.each<[Question, string, string, boolean]>([
    [france, 'Paris', 'The capital of France is Paris.', true],
    [france, 'It is paris!', 'PARIS', true],
    [france, 'Paris', 'Lyon', false],
    [france, 'The capital of France is Paris.', 'The capital of France is Lyon.', false],
    [france, 'I do not know.', 'I’m not sure.', true],
    [france, '', '…', true],
    [france, 'I do not know.', 'Paris', false],
    [bones, '206', 'There are 206 bones.', true],
    [bones, '206', '300', false],
    [peru, 'Peru is a country located in South America.', 'Peru is a country located in Asia.', false],
    [peru, 'Peru is a country located in South America.', 'South America', true]
  ])('%#: “%s”, “%s”', async (question, one, other, expected) => {
    expect(await same(question)(one, other)).toBe(expected);
    expect(await same(question)(other, one)).toBe(expected);
  });

  it('holds in both directions and of a text with itself, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        const test = same(france);
        expect(await test(one, one)).toBe(true);
        expect(await test(one, other)).toBe(await test(other, one));
      })
    );
  });
});

describe('by the model’s own judgement', () => {
  const judged = (script: Record<string, string>) => {
    const { caller, noted } = asked(new WordModel(script));
    return { test: byModel.for(france, caller, 1), noted };
  };

  it('asks in both orders, and wants yes both times', async () => {
    const both = judged({ 'Answer:': ' Y' });
    expect(await both.test('Paris', 'The city of light')).toBe(true);
    expect(both.noted.size).toBe(2);
    const { test, noted } = judged({ 'Answer:': ' N' });
    expect(await test('Paris', 'Lyon')).toBe(false);
    expect(noted.size).toBe(1);
    const once = judged({
      'Answer:': ' Y',
      'One answer: Lyon\nAnother answer: Paris\n\nDo these two answers say the same? Answer yes or no.\nassistant: Answer:':
        ' N'
    });
    expect(await once.test('Paris', 'Lyon')).toBe(false);
    expect(once.noted.size).toBe(2);
  });

  it('does not ask about the same words', async () => {
    const { test, noted } = judged({});
    expect(await test('Paris', 'paris.')).toBe(true);
    expect(noted.size).toBe(0);
  });
});

/** A scripted model for which “ Yes” and “ No” are single tokens, as they are for real ones. */
class WordModel extends ScriptedModel {
  override async tokenize(text: string): Promise<number[]> {
    if (text === ' Yes') return super.tokenize(' Y');
    return text === ' No' ? super.tokenize(' N') : super.tokenize(text);
  }
}

describe('clusters', () => {
  const byFirstLetter = async (one: string, other: string) => one[0] === other[0];

  it('are numbered as they first appear; each answer joins the first it fits', async () => {
    const texts = ['b1', 'a1', 'b2', 'c1', 'a2'];
    const clusters = await clustersOf(texts, byFirstLetter);
    expect(clusters).toEqual([0, 1, 0, 2, 1]);
    expect(firstMembers(texts, clusters)).toEqual(['b1', 'a1', 'c1']);
    expect(await clusterOf('c9', ['b1', 'a1', 'c1'], byFirstLetter)).toBe(2);
    expect(await clusterOf('x', ['b1', 'a1', 'c1'], byFirstLetter)).toBeNull();
    expect(await clustersOf([], byFirstLetter)).toEqual([]);
  });

  it('are made against each cluster’s first member alone: no chains', async () => {
    const near = async (one: string, other: string) => Math.abs(Number(one) - Number(other)) <= 1;
    expect(await clustersOf(['0', '1', '2', '3'], near)).toEqual([0, 0, 1, 1]);
  });
});

it('every maker is there under its id', () => {
  for (const id of equivalenceIds) expect(equivalenceOf(id).id).toBe(id);
});
