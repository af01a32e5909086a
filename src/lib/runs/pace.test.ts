import { describe, expect, it } from 'vitest';
import { embedLetters } from '../../../tests/fixtures/letter-embedder';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import { askQuestion } from '../asking/ask-question';
import { builtInModel } from '../engine/catalogue';
import type { Arm } from '../methods/arm';
import { usualArm } from '../methods/define-method';
import { methodOf, methods } from '../methods/registry';
import type { QuestionSet } from '../questions/question';
import { uniforms } from '../random/seeded';
import { paceOf, secondsFor, secondsOfRun, workOf } from './pace';
import { newRun, planRun } from './plan';
import { presets, thoroughMethods } from './presets';
import { storedAnswers } from './stored-answers';

const set: QuestionSet = {
  id: 'towns',
  title: 'Towns',
  questions: Array.from({ length: 6 }, (_, i) => ({
    id: `q${i}`,
    text: `What is the name of town number ${i} of the ${'very '.repeat(i)}long list?`,
    answers: [`Town ${i}`],
    distractors: ['Ayton', 'Beeton', 'Ceeton']
  }))
};

/** A run whose calls took what their tokens cost on a machine that is known. */
async function timedRun(ids: (string | Arm)[], msRead: number, msWrite: number) {
  const plan = planRun({ set, methods: ids, model: builtInModel, limit: Infinity, seed: 7 });
  const run = newRun(plan, set, 'timed', '2026-01-01T00:00:00.000Z');
  const model = new ScriptedModel({ assistant: ': a town somewhere' });
  const answers = [];
  for (const question of set.questions) {
    const answered = await askQuestion(model, plan, question);
    for (const { cost } of answered.calls) {
      cost.ms = msRead * cost.prefilledTokens + msWrite * cost.decodedTokens;
    }
    answers.push(storedAnswers(answered));
  }
  const ms = answers.flatMap(({ calls }) => calls).reduce((sum, { cost }) => sum + cost.ms, 0);
  return { run, answers, seconds: ms / 1000 };
}

describe('how long a run takes', () => {
  it.each([
    [['direct'], 2, 40],
    [['direct', 'verbalized', 'distractors'], 2, 40],
    [['distractors-letter'], 3, 40],
    [methods.map(({ id }) => id), 1, 15]
  ])('%j again is what it took', async (ids, msRead, msWrite) => {
    const { run, answers, seconds } = await timedRun(ids, msRead, msWrite);
    const pace = (await paceOf(run, answers))!;
    expect(await secondsOfRun(pace, run)).toBeCloseTo(seconds, 9);
  });

  it('is never nothing, though noise hides what reading or writing takes', async () => {
    const { run, answers } = await timedRun(['direct'], 2, 40);
    const prompted = { reads: 1000, writes: 0, embeds: 0 };
    const written = { reads: 0, writes: 100, embeds: 0 };
    let hidden = 0;
    for (let seed = 0; seed < 50; seed++) {
      const noise = uniforms(seed, 'pace');
      const noisy = structuredClone(answers);
      const costs = noisy.flatMap(({ calls }) => calls.map(({ cost }) => cost));
      for (const cost of costs) cost.ms *= 0.5 + noise();
      const pace = (await paceOf(run, noisy))!;
      const seconds = costs.reduce((sum, { ms }) => sum + ms, 0) / 1000;
      expect(await secondsOfRun(pace, run)).toBeCloseTo(seconds, 9);
      expect(secondsFor(pace, prompted)).toBeGreaterThan(0);
      expect(secondsFor(pace, written)).toBeGreaterThan(0);
      const tokens = (name: 'prefilledTokens' | 'decodedTokens') =>
        costs.reduce((sum, cost) => sum + cost[name], 0);
      const { reads, writes } = await workOf(run.plan, set.questions);
      const perToken = [
        (pace.perRead * reads) / tokens('prefilledTokens'),
        (pace.perWrite! * writes) / tokens('decodedTokens')
      ];
      if (Math.abs(perToken[0] / perToken[1] - 1) < 1e-9) hidden++;
    }
    // With so much noise the two can seldom be told apart; then a token costs the same, read or written.
    expect(hidden).toBeGreaterThan(25);
  });

  it('of a token is the same, read or written, where all calls are alike', async () => {
    const { run, answers } = await timedRun(['direct'], 2, 40);
    const alike = answers.map((each) => ({
      ...each,
      calls: each.calls.map((call) => ({
        ...call,
        cost: { ...call.cost, prefilledTokens: 30, decodedTokens: 10, ms: 400 }
      }))
    }));
    const pace = (await paceOf(run, alike))!;
    const { reads, writes } = await workOf(run.plan, set.questions);
    expect(pace.perRead * reads).toBeCloseTo(300, 9);
    expect(pace.perWrite! * writes).toBeCloseTo(100, 9);
  });

  it('of writing is not known where replies were empty', async () => {
    const { run, answers } = await timedRun(['direct'], 2, 40);
    for (const { cost } of answers.flatMap(({ calls }) => calls)) cost.decodedTokens = 0;
    expect(await paceOf(run, answers)).toMatchObject({ perWrite: null });
  });

  it('in other ways follows from their work, within a factor of two where replies are alike', async () => {
    const { run, answers } = await timedRun(['direct', 'verbalized', 'distractors'], 2, 40);
    const pace = (await paceOf(run, answers))!;
    // Drawn at T = 0, what is drawn is as long as the reply.
    const samples = usualArm(methodOf('samples'));
    samples.options.temperature = 0;
    for (const arms of [['direct', 'p-true'], [samples], ['direct', samples, 'self-evaluation', 'p-true']]) {
      const other = await timedRun(arms, 2, 40);
      const ratio = (await secondsOfRun(pace, other.run))! / other.seconds;
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    }
  });

  it('counts a text once that several calls embed, though its time stands in each', async () => {
    const samples = usualArm(methodOf('samples'));
    const options = { ...samples.options, equivalence: 'embeddings', likeness: 'replies' };
    const plan = planRun({
      set,
      methods: [{ ...samples, options }],
      model: builtInModel,
      limit: Infinity,
      seed: 7
    });
    const model = new ScriptedModel({});
    const answers = [];
    for (const question of set.questions)
      answers.push(storedAnswers(await askQuestion(model, plan, question, { embed: embedLetters })));
    const took = answers
      .flatMap(({ calls }) => calls)
      .reduce((sum, { do: what, cost }) => sum + (what === 'embed' ? cost.ms : 0), 0);
    const run = newRun(plan, set, 'embedded', '2026-01-01T00:00:00.000Z');
    for (const { cost } of answers.flatMap(({ calls }) => calls)) cost.ms ||= 1;
    const { perEmbed } = (await paceOf(run, answers))!;
    const { embeds, repeats } = await workOf(plan, set.questions);
    expect([embeds, repeats]).toEqual([11, 10]);
    expect(perEmbed! * (embeds + repeats) * answers.length).toBeCloseTo(took, 9);
  });

  it('cannot be told of replies where none was written yet, nor of nothing', async () => {
    const { run, answers } = await timedRun(['distractors-letter'], 2, 40);
    const pace = (await paceOf(run, answers))!;
    expect(pace.perWrite).toBeNull();
    expect(secondsFor(pace, { reads: 10, writes: 1, embeds: 0 })).toBeNull();
    expect(await paceOf(run, [])).toBeNull();
    expect(
      await paceOf(
        run,
        answers.map((each) => ({ ...each, calls: [] }))
      )
    ).toBeNull();
    expect(await secondsOfRun(pace, { ...run, plan: { ...run.plan, questionIds: [] } })).toBeNull();
  });

  it('grows with every way to ask that is added, and not with one that shares all its calls', async () => {
    const work = (ids: string[]) =>
      workOf(planRun({ set, methods: ids, model: builtInModel, limit: 6, seed: 7 }), set.questions);
    const one = await work(['samples']);
    expect((await work(['samples', 'p-true'])).reads).toBeGreaterThan(one.reads);
    expect(await work(['direct', 'samples'])).toEqual(one);
  });
});

it('each preset asks in all ways of the one before, and in more', () => {
  for (const model of [{ large: false }, { large: true }]) {
    const lists = presets.map((preset) => preset.methods(model));
    lists.slice(1).forEach((list, i) => {
      expect(list).toEqual(expect.arrayContaining(lists[i]));
      expect(list.length).toBeGreaterThan(lists[i].length);
    });
    expect(thoroughMethods(model)).toEqual(methods.filter((method) => lists[1].includes(method)));
  }
  expect(presets.map(({ questions }) => questions)).toEqual([24, 100, Infinity]);
});
