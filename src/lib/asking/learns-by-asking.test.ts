import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import type { Arm } from '../methods/arm';
import type { GenerateCall } from '../methods/calls';
import { credenceScore } from '../methods/credence-score';
import { usualArm } from '../methods/define-method';
import { expectedNumber } from '../methods/number-distribution';
import { methodOf } from '../methods/registry';
import { wasTooLong } from '../methods/too-long';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';

const france: Question = { id: 'france', text: 'What is the capital of France?', answers: ['Paris'] };
const italy: Question = { id: 'italy', text: 'What is the capital of Italy?', answers: ['Rome'] };
const KNOWN = 'What is 2 + 2?\n= four\n\nWho wrote Hamlet?\n= Shakespeare';
const armOf = (id: string, prompts: Record<string, string>, options = {}): Arm => {
  const arm = usualArm(methodOf(id));
  return { ...arm, prompts: { ...arm.prompts, ...prompts }, options: { ...arm.options, ...options } };
};
const script = {
  'What is 2 + 2?\nassistant: ': 'four\n',
  'Who wrote Hamlet?\nassistant: ': 'Marlowe\n',
  'France?\nassistant: ': 'Paris\n',
  'Italy?\nassistant: ': 'Rome\n',
  'four\nConfidence: ': '0.90',
  'Marlowe\nConfidence: ': '0.80'
};

describe('the credence game', () => {
  const arm = armOf('credence-game', { rounds: KNOWN });

  it('is asked behind its rounds, with their points and a running summary', async () => {
    const model = new ScriptedModel(script);
    const { calls, traces } = await askQuestion(model, { arms: [arm], seed: 7 }, france);
    const { prompt } = calls[0] as GenerateCall;
    const rounds = [
      ...prompt.matchAll(
        /^Round \d: (.*) You said "(.*)", confidence (.*)\. That was (\w+): (.*) points\.$/gm
      )
    ];
    expect(rounds.map(([, question, answer, , grade]) => [question, answer, grade])).toEqual([
      ['What is 2 + 2?', 'four', 'right'],
      ['Who wrote Hamlet?', 'Marlowe', 'wrong']
    ]);
    const [first, second] = rounds.map(([, , , p, , points]) => ({ p: Number(p), points: Number(points) }));
    expect(Math.abs(first.points - credenceScore(first.p, true))).toBeLessThan(0.03);
    expect(Math.abs(second.points - credenceScore(second.p, false))).toBeLessThan(0.06);
    const [, mean, all] = /^So far: 1 of 2 right, mean confidence (.*), (.*) points in all\.$/m.exec(prompt)!;
    expect(Number(mean)).toBeCloseTo((first.p + second.p) / 2, 1);
    expect(Math.abs(Number(all) - first.points - second.points)).toBeLessThan(0.011);
    expect(prompt.endsWith(`${france.text}\nassistant: `)).toBe(true);
    // The second round was played behind the first.
    const played = model.asked.find((text) => text.endsWith('Who wrote Hamlet?\nassistant: '))!;
    expect(played).toContain('Round 1: What is 2 + 2?');
    expect(played).toContain('So far: 1 of 1 right');
    expect(traces[0]).toMatchObject({ answer: 'Paris', verdict: { grade: 'right' } });
    expect(traces[0].evidence.map(({ kind }) => kind)).toEqual(['number']);
  });

  it('is played once for all questions, is no call of theirs, and gives the same on a model that starts anew', async () => {
    const model = new ScriptedModel(script);
    await askQuestion(model, { arms: [arm], seed: 7 }, france);
    const before = model.asked.length;
    const second = await askQuestion(model, { arms: [arm], seed: 7 }, italy);
    const played = (texts: readonly string[]) =>
      texts.filter((text) => text.includes('You said "four"') === false && text.includes('2 + 2?')).length;
    expect(played(model.asked.slice(before))).toBe(0);
    expect(second.calls).toHaveLength(2);
    const plain = (answered: typeof second) =>
      JSON.parse(JSON.stringify(answered, (key, value: unknown) => (key === 'ms' ? 0 : value)));
    const anew = await askQuestion(new ScriptedModel(script), { arms: [arm], seed: 7 }, italy);
    expect(plain(anew)).toEqual(plain(second));
  });

  it('is played once for all lanes of a model, and what one of them was interrupted in another does anew', async () => {
    const first = new ScriptedModel(script);
    const second = new ScriptedModel(script);
    const lanes = [first, second];
    for (const lane of lanes) Object.assign(lane, { lanes });
    const rounds = () =>
      lanes.map(({ asked }) => asked.filter((text) => text.endsWith('2 + 2?\nassistant: ')).length);
    const plan = { arms: [arm], seed: 7 };
    const both = await Promise.all([askQuestion(first, plan, france), askQuestion(second, plan, italy)]);
    expect(both.map(({ traces }) => traces[0]!.answer)).toEqual(['Paris', 'Rome']);
    expect(rounds().filter((count) => count > 0)).toHaveLength(1);

    const other = armOf('credence-game', { rounds: `${KNOWN}\n\nWho?\n= me` });
    const [broken, whole] = await Promise.allSettled([
      askQuestion(first, { arms: [other], seed: 7 }, france, { interrupted: () => true }),
      askQuestion(second, { arms: [other], seed: 7 }, italy)
    ]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { name: 'Interrupted' } });
    expect(whole).toMatchObject({ status: 'fulfilled', value: { traces: [{ answer: 'Rome' }] } });
  });

  it('is not played again where its rounds do not fit the context', async () => {
    const model = new ScriptedModel(script, { contextLength: 450 });
    const plan = { arms: [arm], seed: 7 };
    const first = await askQuestion(model, plan, france);
    expect(first.traces.every(wasTooLong)).toBe(true);
    const before = model.asked.length;
    expect(before).toBeGreaterThan(0);
    const second = await askQuestion(model, plan, italy);
    expect(second.traces.every(wasTooLong)).toBe(true);
    expect(model.asked).toHaveLength(before);
  });

  it('says the confidence that is scored, which is never 0 or 1', async () => {
    /** Writes what is scripted each time, by so much that the expected number is 1 to hundredths. */
    class Sure extends ScriptedModel {
      override async logitsAfter(tokens: readonly number[]): Promise<Float32Array> {
        const logits = await super.logitsAfter(tokens);
        return logits.map((logit) => (logit > 2 ? logit + 40 : logit));
      }
    }
    const sure = new Sure({
      ...script,
      'four\nConfidence: ': '1.00',
      'Marlowe\nConfidence: ': '1.00'
    });
    const { calls } = await askQuestion(sure, { arms: [arm], seed: 7 }, france);
    const { prompt } = calls[0] as GenerateCall;
    // 1 + log₂ 0.99 and 1 + log₂ 0.01.
    expect(prompt).toContain('confidence 0.99. That was right: +0.99 points.');
    expect(prompt).toContain('confidence 0.99. That was wrong: -5.64 points.');
    expect(prompt).toContain('mean confidence 0.99, -4.66 points in all.');
  });

  it('plays no round of the question itself, and none where there are none', async () => {
    const own = armOf('credence-game', { rounds: `${KNOWN}\n\n${france.text}\n= Paris` });
    const model = new ScriptedModel(script);
    const { calls } = await askQuestion(model, { arms: [own], seed: 7 }, france);
    expect((calls[0] as GenerateCall).prompt.split(france.text)).toHaveLength(2);
    expect(model.asked.every((text) => text.split(france.text).length <= 2)).toBe(true);
    const none = await askQuestion(model, { arms: [armOf('credence-game', {})], seed: 7 }, france);
    expect((none.calls[0] as GenerateCall).prompt).not.toContain('Round');
  });

  it('scores nothing where it declined', async () => {
    const declines = { ...script, 'What is 2 + 2?\nassistant: ': "I don't know.\n" };
    const { calls } = await askQuestion(new ScriptedModel(declines), { arms: [arm], seed: 7 }, france);
    const { prompt } = calls[0] as GenerateCall;
    expect(prompt).toContain(
      'Round 1: What is 2 + 2? You said "I don\'t know.", which was no answer: 0 points.'
    );
    expect(prompt).toContain('So far: 0 of 1 right');
  });

  it('is played anew after it was interrupted', async () => {
    const model = new ScriptedModel(script);
    let asked = 0;
    await expect(
      askQuestion(model, { arms: [arm], seed: 7 }, france, { interrupted: () => ++asked > 2 })
    ).rejects.toThrow();
    const { traces } = await askQuestion(model, { arms: [arm], seed: 7 }, france);
    expect(traces[0].answer).toBe('Paris');
  });
});

describe('prompt selection', () => {
  const arm = armOf('prompt-selection', { known: KNOWN });
  /** Right answers everywhere, sure under the second wording alone. */
  const second = 'for certain.\nassistant: ';
  const sure = {
    '2 + 2?\nassistant: ': 'four\n',
    [`2 + 2?\nWrite a high confidence only if you know the answer ${second}`]: 'four\n',
    [`${second}four\nConfidence: `]: '0.99',
    'four\nConfidence: ': '0.10'
  };

  it('asks in the wording of the least loss, and keeps what was tried', async () => {
    const model = new ScriptedModel(sure);
    const { calls, traces } = await askQuestion(model, { arms: [arm], seed: 7 }, france);
    const [number, selection] = traces[0].evidence;
    if (number.kind !== 'number' || selection.kind !== 'selection') throw new Error('other evidence');
    expect(selection).toMatchObject({ names: ['first', 'second', 'third', 'fourth'], chosen: 1 });
    expect(Math.min(...selection.losses.map((loss) => loss ?? Infinity))).toBe(selection.losses[1]);
    for (const counted of selection.counted) expect(counted).toBeLessThanOrEqual(2);
    expect((calls[0] as GenerateCall).prompt).toContain('only if you know the answer for certain');
    expect(calls).toHaveLength(2);
    expect(expectedNumber(number)).toBeGreaterThan(0);
  });

  it('takes the first wording where there is nothing to try on, and as many as are wanted', async () => {
    const none = armOf('prompt-selection', {}, { wordings: 2 });
    const { traces } = await askQuestion(new ScriptedModel({}), { arms: [none], seed: 7 }, france);
    expect(traces[0].evidence[1]).toEqual({
      kind: 'selection',
      names: ['first', 'second'],
      losses: [null, null],
      counted: [0, 0],
      chosen: 0
    });
  });
});
