import { describe, expect, it } from 'vitest';
import { builtInModel } from '../engine/catalogue';
import type { Arm } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import { referenceTo } from '../methods/variant-reference';
import type { QuestionSet } from '../questions/question';
import { planRun } from '../runs/plan';
import { variantsOfRun } from './variants-of-run';

const set: QuestionSet = {
  id: 'towns',
  title: 'Towns',
  questions: Array.from({ length: 40 }, (_, i) => ({
    id: `q${i}`,
    text: `What is town ${i}?`,
    answers: [`Town ${i}`],
    distractors: ['Ayton', 'Beeton', 'Ceeton']
  }))
};
const load = () => Promise.resolve(set);
const noSet = () => Promise.reject(new Error('there is none'));
const planOf = (...methods: (string | Arm)[]) =>
  planRun({ set, methods, model: builtInModel, limit: 5, seed: 7 });

const usual = usualArm(methodOf('direct'), 'chat', 'direct 2');
const brief: Arm = { ...usual, prompts: { ...usual.prompts, question: 'Briefly: {question}' } };
const long: Arm = { ...usual, options: { maxTokens: 64 } };

describe('the variants of a run', () => {
  it('are those kept here where they ask the same', async () => {
    expect(await variantsOfRun(planOf('direct', brief), [long, brief], noSet)).toEqual([referenceTo(brief)]);
    expect(await variantsOfRun(planOf('direct'), [brief], noSet)).toEqual([]);
  });

  it('are the run’s own where another has their name, or none', async () => {
    const [reference] = await variantsOfRun(planOf(brief), [long], noSet);
    expect(reference).toBe(referenceTo(brief));
    expect(reference).not.toBe(referenceTo(long));
    expect(await variantsOfRun(planOf(brief), [], noSet)).toEqual([referenceTo(brief)]);
  });

  it('are the same where the prompts were made of the set, as far as that can be known', async () => {
    const few = { ...usualArm(methodOf('p-true-few-shot'), 'chat', 'few'), id: 'few' };
    const plan = planOf(few);
    expect(plan.arms[0].prompts.examples).not.toBe(few.prompts.examples);
    expect(await variantsOfRun(plan, [few], load)).toEqual([referenceTo(few)]);
    expect(await variantsOfRun(plan, [few], noSet)).toEqual([referenceTo(plan.arms[0])]);
    const judged: Arm = { ...few, prompts: { ...few.prompts, verdict: 'It is' } };
    expect(await variantsOfRun(plan, [judged], load)).toEqual([referenceTo(plan.arms[0])]);
  });
});
