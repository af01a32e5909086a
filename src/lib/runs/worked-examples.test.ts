import { describe, expect, it } from 'vitest';
import { halfOf } from '../calibration/splitting/split';
import { builtInModel } from '../engine/catalogue';
import { usualArm } from '../methods/define-method';
import { methodOf, methods } from '../methods/registry';
import type { QuestionSet } from '../questions/question';
import { planRun } from './plan';
import { takesExamples, withExamples, workedExamples } from './worked-examples';

const set: QuestionSet = {
  id: 'test',
  title: 'Test',
  questions: Array.from({ length: 60 }, (_, i) => ({
    id: `q${i}`,
    text: i === 0 ? 'What does {question} mean?' : `Question ${i}?`,
    answers: [`Answer ${i}`],
    distractors: ['no', 'perhaps']
  }))
};

const chosen = { set, methods: ['direct', 'distractors'], model: builtInModel, limit: 60, seed: 3 };

describe('worked examples', () => {
  it('come from the calibration half, by the seed, and are not asked', () => {
    const examples = workedExamples(set, 5, 3);
    expect(examples.map(({ id }) => halfOf(id))).toEqual(Array(5).fill('fit'));
    expect(workedExamples(set, 5, 3)).toEqual(examples);
    expect(workedExamples(set, 5, 4)).not.toEqual(examples);
    const plan = planRun({ ...chosen, form: 'completion', examples: 5 });
    expect(plan.questionIds).toHaveLength(55);
    for (const { id, answers } of examples) {
      expect(plan.questionIds).not.toContain(id);
      for (const { prompts } of plan.arms) expect(prompts.question).toContain(answers[0]);
    }
  });

  it('show no answer of a judged question, whatever the seed', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { arms } = planRun({ ...chosen, seed, form: 'completion', examples: 4 });
      for (const { id, text } of set.questions) {
        if (halfOf(id) === 'judge') expect(arms[0].prompts.question).not.toContain(`${text}\n`);
      }
    }
  });

  it('stand before the question, as it is asked itself', () => {
    const [one, two] = workedExamples(set, 2, 3);
    const arm = withExamples(usualArm(methodOf('direct'), 'completion'), [one, two]);
    expect(arm.prompts.question).toBe(
      `Question: ${one.text}\nAnswer: ${one.answers[0]}\n\nQuestion: ${two.text}\nAnswer: ${two.answers[0]}\n\nQuestion: {question}\nAnswer:`
    );
  });

  it('leave out questions whose text would be filled in', () => {
    const few = { ...set, questions: set.questions.map((each) => ({ ...each, text: 'A {question}?' })) };
    expect(() => workedExamples(few, 1, 0)).toThrow('has only 0 questions');
  });

  it('are for the bare question in completion form; other arms stay as they are', () => {
    const able = methods.filter((method) => takesExamples(usualArm(method, 'completion')));
    expect(able.map(({ id }) => id)).toEqual(expect.arrayContaining(['direct', 'verbalized', 'distractors']));
    expect(methods.some((method) => takesExamples(usualArm(method)))).toBe(false);
    const letter = usualArm(methodOf('distractors-letter'), 'completion');
    expect(withExamples(letter, set.questions)).toBe(letter);
  });

  it('refuse more than the set has', () => {
    expect(() => planRun({ ...chosen, form: 'completion', examples: 61 })).toThrow(/only \d+ questions/);
  });
});
