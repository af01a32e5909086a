import { describe, expect, it } from 'vitest';
import { ScriptedModel, type Script } from '../../../tests/fixtures/scripted-model';
import { Interrupted } from '../engine/generate';
import type { Answered, Arm } from '../methods/arm';
import type { GenerateCall, LogitsCall, ScoreCall } from '../methods/calls';
import { usualArm } from '../methods/define-method';
import { methodOf, methods } from '../methods/registry';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';

const question: Question = {
  id: 'france',
  text: 'What is the capital of France?',
  answers: ['Paris'],
  distractors: ['Lyon', 'Nice', 'Metz']
};
const script: Script = {
  'user: What is the capital of France?\nassistant: ': 'The capital of France is Paris.\n',
  'user: What is the capital of France?\nassistant: The answer is': ' Paris',
  'Confidence: ': '0.85',
  'Which option is right?\nassistant: The right option is': ' B',
  'Which option is right?\nassistant: ': 'Paris\n',
  '(certain).\nassistant: ': 'Paris\nConfidence: 0.7',
  'Question: What is the capital of France?\nAnswer:': ' Lyon\nQuestion:'
};
const armsOf = (...ids: string[]) => ids.map((id) => usualArm(methodOf(id)));
const ask = (arms: readonly Arm[], model = new ScriptedModel(script)) =>
  askQuestion(model, { arms, seed: 7 }, question);
const timeless = ({ calls, traces }: Answered) => ({
  calls: calls.map(({ cost, ...call }) => ({ ...call, cost: { ...cost, ms: 0 } })),
  traces
});

describe('what each method leaves', () => {
  it.each<[string, string | null, string, object]>([
    ['direct', 'The capital of France is Paris.', 'right', { kind: 'reply' }],
    ['verbalized', 'The capital of France is Paris.', 'right', { kind: 'number' }],
    ['verbalized-free', 'Paris', 'right', { kind: 'stated', value: 0.7 }],
    ['distractors', 'Paris', 'right', { kind: 'option-scores' }],
    ['distractors-stated', 'Paris', 'right', { kind: 'number' }],
    ['distractors-stated-free', 'Paris', 'right', { kind: 'stated', value: 0.7 }]
  ])('%s', async (id, answer, grade, evidence) => {
    const { traces } = await ask(armsOf(id));
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({ questionId: 'france', armId: id, answer, verdict: { grade } });
    expect(traces[0].evidence).toHaveLength(1);
    expect(traces[0].evidence[0]).toMatchObject(evidence);
  });

  it('every method leaves the kinds of evidence it says, and no others', async () => {
    for (const { id, leaves } of methods) {
      const {
        traces: [trace]
      } = await ask(armsOf(id));
      expect(trace.evidence.map(({ kind }) => kind)).toEqual([...leaves]);
    }
  });

  it('marks the answer among the reply’s tokens', async () => {
    const { calls, traces } = await ask(armsOf('direct'));
    const [evidence] = traces[0].evidence;
    if (evidence.kind !== 'reply' || !evidence.span) throw new Error('no span');
    const { reply } = calls.find(({ id }) => id === evidence.call) as GenerateCall;
    const texts = reply.steps.map(({ text }) => text);
    expect(texts.slice(...evidence.span).join('')).toBe('Paris');
  });

  it('reads the number it would write: 0.85, and 1.00 could be', async () => {
    const { traces } = await ask(armsOf('verbalized'));
    const [number] = traces[0].evidence;
    if (number.kind !== 'number') throw new Error('no number');
    const best = (logits: readonly number[]) => logits.indexOf(Math.max(...logits));
    expect(best(number.whole!)).toBe(0);
    expect(best(number.tenths)).toBe(8);
    expect(best(number.hundredths![8])).toBe(5);
    const sure = await ask(armsOf('verbalized'), new ScriptedModel({ ...script, 'Confidence: ': '1' }));
    const [one] = sure.traces[0].evidence;
    expect(one.kind === 'number' && best(one.whole!)).toBe(1);
  });

  it('scores each option after the question and without it', async () => {
    const { calls, traces } = await ask(armsOf('distractors'));
    expect(traces[0].calls).toHaveLength(2);
    const [asked, alone] = calls as ScoreCall[];
    expect(asked.continuations).toEqual(alone.continuations);
    expect(alone.prompt).not.toContain('France');
    const [evidence] = traces[0].evidence;
    if (evidence.kind !== 'option-scores') throw new Error('no scores');
    expect(evidence.tokenLogProbs).toEqual(asked.logProbs);
    expect(evidence.withoutQuestion).toEqual(alone.logProbs);
    expect(evidence.tokenLogProbs.map(({ length }) => length)).toEqual(
      evidence.texts.map((text) => text.length + 1)
    );
  });

  it('leaves out an arm that chooses among options where there are none', async () => {
    const plan = { arms: armsOf('direct', 'distractors'), seed: 1 };
    const { traces } = await askQuestion(new ScriptedModel(script), plan, { ...question, distractors: [] });
    expect(traces.map(({ armId }) => armId)).toEqual(['direct']);
  });
});

describe('calls', () => {
  it('are done once for all arms that ask for the same', async () => {
    const { calls, traces } = await ask(armsOf('direct', 'verbalized'));
    expect(calls.filter((call) => call.do === 'generate')).toHaveLength(1);
    expect(traces[1].calls[0]).toBe(traces[0].calls[0]);
    const twice = await ask([...armsOf('direct'), { ...usualArm(methodOf('direct')), id: 'again' }]);
    expect(twice.calls).toHaveLength(1);
  });

  it('differ where the prompt does, so that one method can stand twice in a run', async () => {
    const [plain] = armsOf('direct');
    const begun = { ...plain, id: 'begun', prompts: { ...plain.prompts, begin: 'The answer is' } };
    const { calls, traces } = await ask([plain, begun]);
    expect(calls).toHaveLength(2);
    expect(traces.map(({ answer }) => answer)).toEqual(['The capital of France is Paris.', 'Paris']);
  });

  it('begin from the shared beginning alone, whatever was asked before', async () => {
    const model = new ScriptedModel(script);
    const { calls } = await ask(armsOf('direct', 'verbalized', 'distractors'), model);
    expect(model.started).toHaveLength(calls.length);
    expect(new Set(model.started)).toEqual(new Set(['<s>user: ']));
  });

  it('give each arm the same trace and the same calls, whatever other arms there are', async () => {
    const all = timeless(await ask(methods.map((method) => usualArm(method))));
    for (const method of methods) {
      const alone = timeless(await ask([usualArm(method)]));
      expect(alone.traces[0]).toEqual(all.traces.find(({ armId }) => armId === method.id));
      for (const call of alone.calls) expect(all.calls).toContainEqual(call);
    }
    const backwards = timeless(await ask([...methods].reverse().map((method) => usualArm(method))));
    expect([...backwards.traces].reverse()).toEqual(all.traces);
  });

  it('count what they cost: nothing for what stood in the cache', async () => {
    const { calls } = await ask(armsOf('verbalized'));
    const [reply, number] = calls as [GenerateCall, LogitsCall];
    const prefix = '<s>user: '.length;
    expect(reply.cost).toMatchObject({
      promptTokens: reply.prompt.length,
      prefilledTokens: reply.prompt.length - prefix,
      decodedTokens: reply.reply.steps.length
    });
    expect(number.endings).toHaveLength(12);
    expect(number.cost.decodedTokens).toBe(0);
    expect(number.cost.promptTokens).toBe(12 * number.prompt.length + 2 + 10 * 3);
    expect(number.cost.prefilledTokens).toBe(number.prompt.length - prefix + 2 + 10);
  });

  it('stop when told to', async () => {
    const plan = { arms: armsOf('direct'), seed: 7 };
    await expect(
      askQuestion(new ScriptedModel(script), plan, question, { interrupted: () => true })
    ).rejects.toThrow(Interrupted);
  });
});

describe('completion form', () => {
  const completion = (id: string) => usualArm(methodOf(id), 'completion');

  it('asks a base model, which has no chat template, and ends the reply at a line break', async () => {
    const base = new ScriptedModel(script, { chat: false });
    const { calls, traces } = await ask([completion('direct')], base);
    expect((calls[0] as GenerateCall).prompt).toBe('^Question: What is the capital of France?\nAnswer:');
    expect(traces[0]).toMatchObject({ answer: 'Lyon', verdict: { grade: 'wrong' } });
    expect(base.started).toEqual(['']);
    await expect(ask(armsOf('direct'), base)).rejects.toThrow(/chat template/);
  });

  it('asks a chat model the same way, beside its chat', async () => {
    const { traces } = await ask([...armsOf('direct'), { ...completion('direct'), id: 'completed' }]);
    expect(traces.map(({ verdict }) => verdict.grade)).toEqual(['right', 'wrong']);
  });
});
