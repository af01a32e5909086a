import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { askQuestion } from '../asking/ask-question';
import { halfOf } from '../calibration/splitting/split';
import { builtInModel } from '../engine/catalogue';
import { usualArm } from '../methods/define-method';
import { methods, methodOf } from '../methods/registry';
import type { QuestionSet } from '../questions/question';
import { planRun } from './plan';

/** A set in which no words of one question stand in another. */
function setOf(ids: readonly string[], distractors: boolean): QuestionSet {
  return {
    id: 'unique',
    title: 'Unique',
    questions: ids.map((id) => ({
      id,
      text: `What is <${id}>?`,
      answers: [`right-${id}.`],
      ...(distractors && { distractors: [`wrong-${id}.`, `odd-${id}.`] })
    }))
  };
}

const learning = methods.filter(({ learn }) => learn);
const plan = (set: QuestionSet, seed: number) =>
  planRun({ set, methods: learning.map(({ id }) => id), model: builtInModel, limit: Infinity, seed });

it('there are methods that learn', () => {
  expect(learning.map(({ id }) => id)).toEqual(['p-true-few-shot', 'credence-game', 'prompt-selection']);
});

it('nothing of the judged part reaches a prompt', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 100, max: 999 }).map(String), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.boolean(), fc.nat(1000), (ids, distractors, seed) => {
      const judged = ids.filter((id) => halfOf(id) === 'judge');
      for (const { prompts } of plan(setOf(ids, distractors), seed).arms) {
        const text = Object.values(prompts).join('\n');
        for (const id of judged) {
          for (const words of [`<${id}>`, `right-${id}.`, `wrong-${id}.`, `odd-${id}.`]) {
            expect(text).not.toContain(words);
          }
        }
      }
    })
  );
});

it('nothing the model is asked for a question holds another one of the judged part', async () => {
  const ids = Array.from({ length: 24 }, (_, i) => `${100 + i}`);
  const set = setOf(ids, true);
  const planned = plan(set, 7);
  const judged = set.questions.filter(({ id }) => halfOf(id) === 'judge');
  const [asked, ...others] = judged;
  const model = new ScriptedModel({});
  await askQuestion(model, planned, asked);
  const all = model.asked.join('\n');
  expect(all).toContain(`<${asked.id}>`);
  expect(all).toContain('Round 1:');
  for (const { id } of others) {
    for (const words of [`<${id}>`, `right-${id}.`, `wrong-${id}.`, `odd-${id}.`]) {
      expect(all).not.toContain(words);
    }
  }
  expect(all).not.toContain(`right-${asked.id}.`);
});

it('no question is shown as an example of itself, and the others are', async () => {
  const ids = Array.from({ length: 40 }, (_, i) => `${100 + i}`);
  const set = setOf(ids, true);
  const all = plan(set, 7);
  const planned = { ...all, arms: all.arms.filter(({ method }) => method === 'p-true-few-shot') };
  const { examples } = planned.arms[0].prompts;
  const shown = ids.filter((id) => examples.includes(`<${id}>`));
  expect(shown).toHaveLength(4);
  const example = set.questions.find(({ id }) => id === shown[0])!;
  const model = new ScriptedModel({});
  const { calls } = await askQuestion(model, planned, example);
  for (const call of calls.filter((each) => each.do === 'logits')) {
    expect(call.prompt.split(`<${example.id}>`)).toHaveLength(2);
    expect(call.prompt).not.toContain(`right-${example.id}.`);
    for (const id of shown.slice(1)) expect(call.prompt).toContain(`<${id}>`);
  }
});

it('half of the examples are true, and say so in both orders', () => {
  const ids = Array.from({ length: 30 }, (_, i) => `${100 + i}`);
  const { examples, examplesSwapped } = plan(setOf(ids, true), 7).arms[0].prompts;
  const verdicts = (text: string) => text.split('\n---\n').map((each) => each.at(-1));
  expect(verdicts(examples)).toEqual(['A', 'B', 'A', 'B']);
  expect(verdicts(examplesSwapped)).toEqual(['B', 'A', 'B', 'A']);
  expect(examples.match(/right-/g)).toHaveLength(2);
  expect(examples.match(/wrong-/g)).toHaveLength(2);
});

it('prompts that a person wrote stay', () => {
  const arm = usualArm(methodOf('p-true-few-shot'));
  const own = { ...arm, prompts: { ...arm.prompts, examples: 'My own.' } };
  const set = setOf(['101', '102', '103', '104'], true);
  const planned = planRun({ set, methods: [own], model: builtInModel, limit: 4, seed: 1 });
  expect(planned.arms[0].prompts.examples).toBe('My own.');
});
