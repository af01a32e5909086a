import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../../../tests/fixtures/scripted-model';
import type { Arm, OptionValue } from '../methods/arm';
import type { GenerateCall, LogitsCall } from '../methods/calls';
import { usualArm } from '../methods/define-method';
import type { EvidenceKind, EvidenceOf } from '../methods/evidence';
import { methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';

const question: Question = {
  id: 'france',
  text: 'What is the capital of France?',
  answers: ['Paris'],
  distractors: ['Lyon', 'Nice', 'Metz']
};
const ANSWER = 'The capital of France is Paris.';
const script: Script = { 'user: What is the capital of France?\nassistant: ': `${ANSWER}\n` };

function armOf(id: string, options: Record<string, OptionValue> = {}, form: Arm['form'] = 'chat'): Arm {
  const arm = usualArm(methodOf(id), form);
  return { ...arm, options: { ...arm.options, ...options } };
}

async function ask<K extends EvidenceKind>(arm: Arm, kind: K, more: Script = {}) {
  const model = new ScriptedModel({ ...script, ...more });
  const { calls, traces } = await askQuestion(model, { arms: [arm], seed: 7 }, question);
  const evidence = traces[0].evidence.find((each) => each.kind === kind) as EvidenceOf<K>;
  return { trace: traces[0], calls, evidence, model };
}

describe('p-true', () => {
  it('shows the answer and reads true and false in both orders', async () => {
    const { trace, calls, evidence } = await ask(armOf('p-true'), 'truth', {
      'A. True\nB. False\nassistant: The proposed answer is': ' A',
      'A. False\nB. True\nassistant: The proposed answer is': ' A'
    });
    expect(trace).toMatchObject({ answer: ANSWER, verdict: { grade: 'right' } });
    const [, first, second] = calls as [GenerateCall, LogitsCall, LogitsCall];
    for (const call of [first, second]) expect(call.prompt).toContain(`Proposed answer: ${ANSWER}\n`);
    // A model that always says A calls it true in one order and false in the other.
    expect(evidence.orders[0][0]).toBeGreaterThan(evidence.orders[0][1]);
    expect(evidence.orders[1][0]).toBeLessThan(evidence.orders[1][1]);
    expect(evidence.orders[1]).toEqual([second.logits[0][1], second.logits[0][0]]);
  });

  it('shares its answer with direct', async () => {
    const arms = [armOf('direct'), armOf('p-true'), armOf('self-evaluation')];
    const { traces, calls } = await askQuestion(new ScriptedModel(script), { arms, seed: 7 }, question);
    expect(calls.filter((call) => call.do === 'generate')).toHaveLength(1);
    expect(new Set(traces.map(({ calls }) => calls[0])).size).toBe(1);
  });

  it('with alternatives shows what else was drawn', async () => {
    const { calls } = await ask(armOf('p-true-alternatives', { count: 2, temperature: 0 }), 'truth');
    const judged = calls.find((call) => call.do === 'logits') as LogitsCall;
    expect(judged.prompt).toContain(`thought of:\n${ANSWER}\n${ANSWER}\nProposed answer: ${ANSWER}`);
  });
});

describe('self-evaluation', () => {
  const EVALUATED = `user: ${question.text}\nassistant: ${ANSWER}\nuser: How likely`;

  it('asks in the same conversation, and reads the number it would write', async () => {
    const { calls, evidence, trace } = await ask(armOf('self-evaluation'), 'number', {
      'assistant: Probability: ': '0.3'
    });
    expect((calls[1] as LogitsCall).prompt).toContain(EVALUATED);
    expect(evidence.tenths.indexOf(Math.max(...evidence.tenths))).toBe(3);
    expect(trace).toMatchObject({ answer: ANSWER, verdict: { grade: 'right' } });
  });

  it('written freely is read from the second reply alone', async () => {
    const { calls, evidence } = await ask(armOf('self-evaluation-free'), 'stated', {
      'N %".\nassistant: ': 'Confidence: 85 %'
    });
    expect((calls[1] as GenerateCall).prompt).toContain(EVALUATED);
    expect(evidence).toMatchObject({ value: 0.85, call: calls[1].id });
    const none = await ask(armOf('self-evaluation-free'), 'stated', { 'N %".\nassistant: ': 'Very likely.' });
    expect(none.evidence.value).toBeNull();
  });

  it('works in completion form', async () => {
    const { calls } = await ask(armOf('self-evaluation', {}, 'completion'), 'number', {
      'France?\nAnswer:': ' Paris'
    });
    expect((calls[1] as LogitsCall).prompt).toBe(
      '^Question: What is the capital of France?\nAnswer:Paris\nHow likely is it that this answer is right, from 0.00 (certainly wrong) to 1.00 (certainly right)?\nProbability: '
    );
  });
});

describe('top-k', () => {
  it('grades the first guess and keeps what was stated for each', async () => {
    const { trace, evidence, calls } = await ask(armOf('top-k'), 'guesses', {
      'assistant: G1:': ' Paris; P1: 0.7\nG2: Lyon; P2: 0.2\nG3: paris!; P3: 0.1'
    });
    expect((calls[0] as GenerateCall).prompt).toContain('Give your 4 best guesses');
    expect(trace).toMatchObject({ answer: 'Paris', verdict: { grade: 'right' } });
    expect(evidence).toMatchObject({ values: [0.7, 0.2, 0.1], clusters: [0, 1, 0], maker: 'grader' });
  });

  it('keeps no more guesses than were asked for, and none where there are none', async () => {
    const said = { 'assistant: G1:': ' Lyon\nG2: Nice\nG3: Metz' };
    const two = await ask(armOf('top-k', { count: 2 }), 'guesses', said);
    expect(two.evidence.texts).toEqual(['Lyon', 'Nice']);
    expect(two.trace.verdict.grade).toBe('wrong');
    const none = await ask(armOf('top-k'), 'guesses', { 'assistant: G1:': '\nParis' });
    expect(none.evidence.texts).toEqual([]);
    expect(none.trace).toMatchObject({ answer: 'Paris', verdict: { grade: 'right' } });
  });
});

describe('letters in every order', () => {
  it('shows each option once behind each letter', async () => {
    const { calls, evidence } = await ask(armOf('distractors-letter-orders'), 'option-orders');
    const shown = (calls as LogitsCall[]).map(({ prompt }) =>
      [...prompt.matchAll(/^[A-D]\. (.*)$/gm)].map(([, text]) => text)
    );
    expect(shown).toHaveLength(4);
    for (let place = 0; place < 4; place++) {
      expect(new Set(shown.map((order) => order[place]))).toEqual(new Set(evidence.texts));
    }
    // Each order's logits stand by option and not by letter.
    shown.forEach((order, turn) => {
      const byOption = evidence.texts.map(
        (text) => (calls as LogitsCall[])[turn].logits[0][order.indexOf(text)]
      );
      expect(evidence.orders[turn]).toEqual(byOption);
    });
  });

  it('chooses the option that follows its text, and none where a model follows the letter', async () => {
    const begin = 'assistant: The right option is';
    const { trace } = await ask(armOf('distractors-letter-orders'), 'option-orders', {
      [`A. Paris\n`]: '',
      [begin]: ' A'
    });
    const always = trace.evidence[0] as EvidenceOf<'option-orders'>;
    const chosen = always.orders.map((order) => order.indexOf(Math.max(...order)));
    expect(new Set(chosen).size).toBe(4);
  });
});

describe('several prompts', () => {
  it('paraphrases: the answer most of them lead to is graded', async () => {
    const { trace, evidence, calls } = await ask(armOf('paraphrases'), 'prompts', {
      'Please answer this question: What is the capital of France?\nassistant: ': 'Paris\n',
      'Quiz question: What is the capital of France?\nassistant: ': 'Lyon\n'
    });
    expect(evidence.names).toHaveLength(5);
    expect(evidence.calls).toEqual(calls.map(({ id }) => id));
    expect(evidence.clusters.slice(0, 2)).toEqual([0, 0]);
    expect(evidence.clusters[3]).not.toBe(0);
    for (const confidence of evidence.confidences) expect(confidence).toBeGreaterThanOrEqual(0);
    expect(trace.verdict.grade).toBe('right');
    const two = await ask(armOf('paraphrases', { count: 2 }), 'prompts');
    expect(two.calls).toHaveLength(2);
  });

  it('steering: five wishes, each with the number it would write', async () => {
    const { evidence, calls } = await ask(armOf('steering'), 'prompts', {
      'confidence is very low.\nassistant: ': 'Paris',
      'Confidence: ': '0.10',
      'very high.\nassistant: ': 'Paris'
    });
    expect(evidence.names).toEqual(['veryCautious', 'cautious', 'plain', 'confident', 'veryConfident']);
    expect(calls.filter((call) => call.do === 'logits')).toHaveLength(5);
    for (const confidence of evidence.confidences) {
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThan(1);
    }
  });
});

describe('declining', () => {
  const DECLINES = 'I don\'t know".\nassistant: ';

  it('is not attempted, and a best guess is graded apart', async () => {
    const { trace, evidence } = await ask(armOf('abstention'), 'abstention', {
      [DECLINES]: "I don't know.",
      'assistant: My best guess is': ' Paris.'
    });
    expect(trace.verdict.grade).toBe('not-attempted');
    expect(evidence).toMatchObject({
      abstained: true,
      guess: { text: 'Paris.', grade: 'right' },
      threshold: null
    });
  });

  it('costs no second reply where it answers', async () => {
    const { trace, evidence, calls } = await ask(armOf('abstention'), 'abstention', {
      [DECLINES]: 'It is Paris.'
    });
    expect(calls).toHaveLength(1);
    expect(evidence).toMatchObject({ abstained: false, guess: null });
    expect(trace.verdict.grade).toBe('right');
  });

  it.each([
    ['none', 'know".', null],
    ['rewards', 'You get 2 points if your answer is right and -2 points if it is wrong. You may', null],
    ['abstaining', '"I don\'t know" gives 1 points.', 0.75],
    ['humility', 'better to admit', 0.75]
  ])('with points announced as %s', async (framing, words, threshold) => {
    const arm = armOf('reward', { framing, right: 2, wrong: -2, abstain: 1 });
    const { calls, evidence } = await ask(arm, 'abstention');
    expect((calls[0] as GenerateCall).prompt).toContain(words);
    expect((calls[0] as GenerateCall).prompt).not.toMatch(/[{}]/);
    expect(evidence.threshold).toBe(threshold);
  });
});

describe('its own distractors', () => {
  it('judges its answer and each different one that it drew, by itself', async () => {
    const { evidence, calls, trace } = await ask(
      armOf('distractors-self', { count: 6, most: 2, temperature: 3, maxTokens: 8 }),
      'alternatives'
    );
    expect(evidence.texts[0]).toBe(trace.answer);
    expect(evidence.texts.length).toBeLessThanOrEqual(3);
    expect(evidence.truths).toHaveLength(evidence.texts.length);
    expect(calls.filter((call) => call.do === 'logits')).toHaveLength(2 * evidence.texts.length);
    expect(evidence.drawn).toBe(6);
  });

  it('judges its answer alone where all draws agree', async () => {
    const { evidence } = await ask(armOf('distractors-self', { count: 3, temperature: 0 }), 'alternatives');
    expect(evidence).toMatchObject({ texts: [ANSWER], agreeing: 3, drawn: 3 });
  });
});

describe('a choice among its own answers', () => {
  it('shows each different answer once behind each letter, and grades the one chosen', async () => {
    const { evidence, calls, trace } = await ask(
      armOf('distractors-self-choice', { count: 6, most: 2, temperature: 3, maxTokens: 8 }),
      'own-options'
    );
    const count = evidence.texts.length;
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(3);
    const shown = (calls.filter((call) => call.do === 'logits') as LogitsCall[]).map(({ prompt }) => prompt);
    expect(shown).toHaveLength(count);
    expect(evidence.orders).toHaveLength(count);
    for (const prompt of shown) for (const text of evidence.texts) expect(prompt).toContain(text);
    expect(evidence.texts).toContain(trace.answer);
    const mean = evidence.texts.map((_, i) =>
      evidence.orders.reduce((sum, order) => {
        const all = order.reduce((total, z) => total + Math.exp(z), 0);
        return sum + Math.exp(order[i]) / all;
      }, 0)
    );
    expect(trace.answer).toBe(evidence.texts[mean.indexOf(Math.max(...mean))]);
  });

  it('has nothing to choose where all draws agree', async () => {
    const { evidence, trace, calls } = await ask(
      armOf('distractors-self-choice', { count: 3, temperature: 0 }),
      'own-options'
    );
    expect(evidence).toMatchObject({ texts: [ANSWER], orders: [[0]] });
    expect(calls).toHaveLength(2);
    expect(trace).toMatchObject({ answer: ANSWER, verdict: { grade: 'right' } });
  });
});
