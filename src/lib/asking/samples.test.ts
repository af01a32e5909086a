import { describe, expect, it } from 'vitest';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import type { GenerateCall, SampleCall } from '../methods/calls';
import { usualArm } from '../methods/define-method';
import { methodOf } from '../methods/registry';
import type { OptionValue } from '../methods/arm';
import type { Question } from '../questions/question';
import { packDraw, unpackDraw } from '../methods/packed-draw';
import { askQuestion } from './ask-question';

const question: Question = { id: 'france', text: 'What is the capital of France?', answers: ['Paris'] };
const script = { 'France?\nassistant: ': 'The capital of France is Paris.\n' };
const armWith = (options: Record<string, OptionValue>, id = 'samples') => {
  const arm = usualArm(methodOf('samples'), 'chat', id);
  return { ...arm, options: { ...arm.options, maxTokens: 40, ...options } };
};
const ask = async (options: Record<string, OptionValue>, seed = 7, model = new ScriptedModel(script)) => {
  const { calls, traces } = await askQuestion(model, { arms: [armWith(options)], seed }, question);
  const [evidence] = traces[0].evidence;
  if (evidence.kind !== 'samples') throw new Error('no samples');
  const [greedy, drawn] = calls as [GenerateCall, SampleCall];
  return { greedy, drawn, evidence, trace: traces[0] };
};

describe('samples', () => {
  it('grade the greedy answer and draw others beside it', async () => {
    const { greedy, drawn, evidence, trace } = await ask({ count: 6 });
    expect(trace).toMatchObject({
      answer: 'The capital of France is Paris.',
      verdict: { grade: 'right' },
      calls: [greedy.id, drawn.id]
    });
    expect(drawn).toMatchObject({ do: 'sample', count: 6, temperature: 1, topP: 1, prompt: greedy.prompt });
    expect(drawn.draws).toHaveLength(6);
    expect(evidence).toMatchObject({ call: drawn.id, maker: 'grader' });
    expect(evidence.clusters).toHaveLength(6);
    expect(evidence.grades).toHaveLength(6);
  });

  it('say what the greedy answer says at temperature 0, and are one cluster', async () => {
    const { greedy, drawn, evidence } = await ask({ count: 4, temperature: 0 });
    expect(new Set(drawn.draws.map(({ text }) => text))).toEqual(new Set([greedy.reply.text]));
    expect(evidence).toMatchObject({ clusters: [0, 0, 0, 0], greedy: 0 });
    expect(new Set(evidence.grades)).toEqual(new Set(['right']));
    // What is kept of a step is what its sketch says.
    const { steps } = greedy.reply;
    expect(drawn.draws[0].tokens).toEqual(steps.map(({ text }) => text));
    drawn.draws[0].chosenLogits.forEach((z, i) => expect(z).toBe(steps[i].sketch.chosenLogit));
  });

  it('are the same for the same seed, and the first do not depend on how many follow', async () => {
    const [few, many, again, other] = [
      await ask({ count: 3 }),
      await ask({ count: 8 }),
      await ask({ count: 8 }),
      await ask({ count: 8 }, 8)
    ];
    expect(many.drawn.draws.slice(0, 3)).toEqual(few.drawn.draws);
    expect(again.drawn.draws).toEqual(many.drawn.draws);
    expect(other.drawn.draws).not.toEqual(many.drawn.draws);
    expect(many.evidence.clusters.slice(0, 3)).toEqual(few.evidence.clusters);
  });

  it('keep the log-probability over the whole vocabulary at T = 1, whatever they are drawn at', async () => {
    const { drawn } = await ask({ count: 5, temperature: 2, topP: 0.9 });
    for (const { tokens, logProbs, logPartitions, chosenLogits, entropies } of drawn.draws) {
      logProbs.forEach((p, i) => expect(p).toBeCloseTo(chosenLogits[i] - logPartitions[i], 12));
      for (const list of [logProbs, entropies]) expect(list).toHaveLength(tokens.length);
      for (const entropy of entropies) expect(entropy).toBeGreaterThan(0);
    }
  });

  it('share the greedy reply with a direct answer, and the draws with an arm that differs in what is the same', async () => {
    const arms = [
      usualArm(methodOf('direct')),
      armWith({ maxTokens: 32 }),
      armWith({ maxTokens: 32 }, 'again')
    ];
    const { calls, traces } = await askQuestion(new ScriptedModel(script), { arms, seed: 7 }, question);
    expect(calls.map((call) => call.do)).toEqual(['generate', 'sample']);
    expect(traces[1].calls[0]).toBe(traces[0].calls[0]);
    expect(traces[2].calls).toEqual(traces[1].calls);
  });

  it('read the prompt once for all draws', async () => {
    const { drawn } = await ask({ count: 20 });
    const length = drawn.prompt.length;
    expect(drawn.cost.promptTokens).toBe(20 * length);
    expect(drawn.cost.prefilledTokens).toBe(length - '<s>user: '.length);
    expect(drawn.cost.decodedTokens).toBe(drawn.draws.reduce((sum, { tokens }) => sum + tokens.length, 0));
  });

  it('lose nothing of single precision when they are stored, in sixteen bytes a token', async () => {
    const { drawn } = await ask({ count: 2 });
    for (const draw of drawn.draws) {
      const packed = packDraw(draw);
      expect(packed.steps).toHaveLength(16 * draw.tokens.length);
      const { logProbs, ...others } = unpackDraw(packed);
      expect(logProbs).toEqual(draw.logProbs.map(Math.fround));
      expect(others).toMatchObject({ text: draw.text, stop: draw.stop, tokens: draw.tokens });
      expect(() => unpackDraw({ ...packed, tokens: [...packed.tokens, 'x'] })).toThrow(RangeError);
    }
  });
});
