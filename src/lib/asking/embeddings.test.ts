import { describe, expect, it } from 'vitest';
import cases from '../../../tests/oracles/sentence/clusters.json';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import type { Embed } from '../engine/embedder';
import { engineErrorCode } from '../engine/language-model';
import { usualArm } from '../methods/define-method';
import { clustersOf } from '../methods/equivalence/clusters';
import { byEmbeddings } from '../methods/equivalence/embeddings';
import { methodOf, methods } from '../methods/registry';
import { armFaults, asksTheSame } from '../methods/variant';
import type { Question } from '../questions/question';
import { askQuestion } from './ask-question';
import { CallBook } from './call-book';

const question: Question = { id: 'france', text: 'What is the capital of France?', answers: ['Paris'] };
const script = { 'France?\nassistant: ': 'The capital of France is Paris.\n' };
const samples = (options = {}) => {
  const arm = usualArm(methodOf('samples'));
  return { ...arm, options: { ...arm.options, maxTokens: 8, count: 4, ...options } };
};

/** An embedder that knows some texts, and counts how often it was asked. */
function embedderOf(vectors: Record<string, number[]>) {
  const asked: string[] = [];
  const embed: Embed = async (text) => {
    asked.push(text);
    return { vector: Float32Array.from(vectors[text]), ms: 2 };
  };
  return { asked, embed };
}
const callerWith = (embed?: Embed) =>
  new CallBook(new ScriptedModel({}), { embed }).callerFor('chat', new Set());

describe('by sentence embeddings', () => {
  it.each(cases)('$answers.length answers at a cosine of $threshold', async (each) => {
    const { answers, vectors, threshold, clusters } = each;
    const { asked, embed } = embedderOf(vectors as unknown as Record<string, number[]>);
    const same = byEmbeddings.for(question, callerWith(embed), threshold);
    expect(await clustersOf(answers, same)).toEqual(clusters);
    // Each text once, whatever it is compared with.
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('reach the threshold where they equal it, in both directions', async () => {
    const { embed } = embedderOf({ one: [1, 0], other: [0.5, Math.sqrt(0.75)] });
    for (const [threshold, expected] of [
      [0.5, true],
      [0.500001, false]
    ] as const) {
      const same = byEmbeddings.for(question, callerWith(embed), threshold);
      expect(await same('one', ' other ')).toBe(expected);
      expect(await same('other', 'one')).toBe(expected);
    }
  });

  it('reach a threshold of 1 where they are equal, whatever their rounding', async () => {
    const vector = Array.from({ length: 384 }, (_, i) => Math.fround(Math.sin(i + 1) / 13.9));
    const { embed } = embedderOf({ one: vector, other: vector });
    const same = byEmbeddings.for(question, callerWith(embed), 1);
    expect(await same('one', 'other')).toBe(true);
  });

  it('need none of the same words, nor of an empty answer', async () => {
    const { asked, embed } = embedderOf({});
    const same = byEmbeddings.for(question, callerWith(embed), 0.75);
    expect(await same('Paris', ' paris. ')).toBe(true);
    expect(await same('', 'Paris')).toBe(false);
    expect(await same('Paris', '  ')).toBe(false);
    expect(asked).toEqual([]);
  });
});

it('a maker that was chosen is stored, and its threshold counts', async () => {
  const embed: Embed = async (text) => ({
    vector: Float32Array.from(text.length % 2 ? [1, 0] : [0.8, 0.6]),
    ms: 3
  });
  const ask = async (similarity: number) => {
    const arm = samples({ equivalence: 'embeddings', similarity });
    const { calls, traces } = await askQuestion(
      new ScriptedModel(script),
      { arms: [arm], seed: 7 },
      question,
      { embed }
    );
    // Each text that was embedded is a call that costs its time, and nothing of the language model.
    const [, , ...embedded] = calls;
    expect(embedded.length).toBeGreaterThan(1);
    for (const { cost, ...call } of embedded) {
      expect(call).toMatchObject({ do: 'embed', texts: 1 });
      expect(cost).toEqual({ promptTokens: 0, prefilledTokens: 0, decodedTokens: 0, ms: 3 });
    }
    expect(traces[0].calls).toEqual(calls.map(({ id }) => id));
    return traces[0].evidence[0];
  };
  expect(await ask(0.79)).toMatchObject({ maker: 'embeddings', clusters: [0, 0, 0, 0], greedy: 0 });
  expect(await ask(0.81)).toMatchObject({ clusters: [0, 0, 1, 1] });
});

it('is refused without the model of sentences: nothing else is used instead', async () => {
  const plan = { arms: [samples({ equivalence: 'embeddings' })], seed: 7 };
  const error = await askQuestion(new ScriptedModel(script), plan, question).catch((each: unknown) => each);
  expect(engineErrorCode(error)).toBe('unsupported');
});

describe('the threshold', () => {
  const [usual, embedding] = [samples(), samples({ equivalence: 'embeddings' })];

  it('is an option of every method that tells answers apart, and no arm need have it', () => {
    for (const method of methods.filter(({ options }) => 'equivalence' in options)) {
      expect(method.options).toHaveProperty('similarity');
      const arm = usualArm(method);
      expect(arm.options).not.toHaveProperty('similarity');
      expect(armFaults(arm)).toEqual([]);
    }
    expect(armFaults(samples({ equivalence: 'embeddings', similarity: 2 }))).toEqual([
      'Cosine from which answers count as the same must be a number from 0 to 1, got "2".'
    ]);
  });

  it('says nothing without embeddings, and its initial value is what an arm without it has', () => {
    expect(asksTheSame(usual, samples({ similarity: 0.2 }))).toBe(true);
    expect(asksTheSame(embedding, samples({ equivalence: 'embeddings', similarity: 0.75 }))).toBe(true);
    expect(asksTheSame(embedding, samples({ equivalence: 'embeddings', similarity: 0.8 }))).toBe(false);
    expect(asksTheSame(embedding, usual)).toBe(false);
  });
});
