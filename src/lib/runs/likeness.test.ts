import { describe, expect, it } from 'vitest';
import { embedLetters } from '../../../tests/fixtures/letter-embedder';
import { ScriptedModel } from '../../../tests/fixtures/scripted-model';
import type { Embed } from '../engine/embedder';
import { engineErrorCode } from '../engine/language-model';
import type { OptionValue } from '../methods/arm';
import { asksEmbeddings, embeddingChoice } from '../methods/asks-embeddings';
import type { GenerateCall, SampleCall } from '../methods/calls';
import { usualArm } from '../methods/define-method';
import type { LikenessEvidence } from '../methods/evidence';
import { methodOf } from '../methods/registry';
import { armFaults, asksTheSame } from '../methods/variant';
import type { Question } from '../questions/question';
import { evidenceReader } from './evidence-reader';
import { storedAnswers } from './stored-answers';
import { findSignal } from '../signals/registry';
import { askQuestion } from '../asking/ask-question';

const question: Question = { id: 'france', text: 'What is the capital of France?', answers: ['Paris'] };
const script = { 'France?\nassistant: ': 'It is Paris.\n' };
const armWith = (options: Record<string, OptionValue> = {}) => {
  const arm = usualArm(methodOf('samples'));
  return { ...arm, options: { ...arm.options, maxTokens: 12, count: 5, temperature: 0.6, ...options } };
};

/** An embedder that counts how often each text was embedded. */
function countingEmbedder() {
  const times = new Map<string, number>();
  const embed: Embed = (text) => {
    times.set(text, (times.get(text) ?? 0) + 1);
    return embedLetters(text);
  };
  return { times, embed };
}
async function ask(likeness: OptionValue, options: Record<string, OptionValue> = {}) {
  const { times, embed } = countingEmbedder();
  const arm = armWith({ likeness, ...options });
  const answered = await askQuestion(new ScriptedModel(script), { arms: [arm], seed: 7 }, question, {
    embed
  });
  const [greedy, drawn, ...embedded] = answered.calls;
  const evidence = answered.traces[0].evidence.find((each) => each.kind === 'likeness');
  return { answered, times, embedded, greedy: greedy as GenerateCall, drawn: drawn as SampleCall, evidence };
}
const valueOf = (id: string, { answered, evidence }: Awaited<ReturnType<typeof ask>>) =>
  findSignal(id)!.valueOf([evidence!], {
    ...evidenceReader(storedAnswers(answered)),
    temperature: 1,
    vocabularySize: 154
  });

describe('how alike replies are', () => {
  it('is not asked unless wanted: nothing differs from before there was the option', async () => {
    const before = await askQuestion(new ScriptedModel(script), { arms: [armWith()], seed: 7 }, question);
    const { answered, times } = await ask('none');
    expect(armWith().options).not.toHaveProperty('likeness');
    const timeless = (each: typeof before) =>
      structuredClone(each).calls.map(({ cost: { ms: _, ...cost }, ...call }) => ({ ...call, cost }));
    expect(timeless(answered)).toEqual(timeless(before));
    expect(answered.traces).toEqual(before.traces);
    expect(answered.traces[0].evidence.map(({ kind }) => kind)).toEqual(['samples']);
    expect(times.size).toBe(0);
  });

  it('is the cosine of each two replies', async () => {
    const asked = await ask('replies');
    const { answered, evidence, drawn, embedded, times } = asked;
    const different = new Set(drawn.draws.map(({ text }) => text.trim()));
    expect(evidence).toMatchObject({ kind: 'likeness', call: drawn.id, relevances: null });
    expect(evidence!.cosines.map(({ length }) => length)).toEqual([0, 1, 2, 3, 4]);
    for (const cosine of evidence!.cosines.flat()) {
      expect(cosine).toBeGreaterThan(0);
      expect(cosine).toBeLessThanOrEqual(1);
    }
    // Equal texts are embedded once, and are alike by exactly 1.
    expect([...times.keys()]).toEqual([...different]);
    expect([...times.values()]).toEqual([...different].map(() => 1));
    drawn.draws.forEach(({ text }, i) =>
      drawn.draws.slice(0, i).forEach((other, k) => {
        if (other.text.trim() === text.trim()) expect(evidence!.cosines[i][k]).toBe(1);
      })
    );
    expect(embedded).toMatchObject([
      { do: 'embed', texts: different.size, cost: { ms: 2 * different.size } }
    ]);
    expect(answered.traces[0].calls).toContain(embedded[0].id);
    expect(valueOf('semantic-similarity', asked)).toBeGreaterThan(0);
    for (const id of ['token-sar', 'sar']) {
      expect(valueOf(id, asked)).toBeNull();
      expect(findSignal(id)!.lacks([evidence!])).toBe(true);
    }
  });

  it('leaves out one place of a token, not every place of it', async () => {
    const asked = await ask('tokens', { temperature: 0 });
    const { greedy, evidence, times, embedded } = asked;
    const { reply, draws } = evidence!.relevances!;
    const tokens = greedy.reply.steps.map(({ text }) => text);
    expect(reply).toHaveLength(tokens.length);
    // At temperature 0 every draw is the greedy reply.
    for (const own of draws) expect(own).toEqual(reply);
    const whole = `${question.text} It is Paris.`;
    expect([...times.keys()]).toContain(whole);
    expect([...times.keys()]).toContain(`${question.text} t is Paris.`);
    expect([...times.keys()]).not.toContain(`${question.text} t s Pars.`);
    expect(Math.max(...times.values())).toBe(1);
    for (const relevance of reply) {
      expect(relevance).toBeGreaterThan(0);
      expect(relevance).toBeLessThan(2);
    }
    // The replies alone, and one call for the reply whose tokens are left out: the draws say the same.
    expect(embedded).toHaveLength(2);
    const [sar, tokenSar] = [valueOf('sar', asked)!, valueOf('token-sar', asked)!];
    // Five draws alike: p + 4 p / 0.001.
    expect(sar).toBeCloseTo(tokenSar + Math.log(1 + 4 / 0.001), 4);
  });

  it('shares its calls with an arm that compares replies alone, and no trace hangs on the other', async () => {
    const arms = ['replies', 'tokens'].map((likeness) => ({ ...armWith({ likeness }), id: likeness }));
    const both = await askQuestion(new ScriptedModel(script), { arms, seed: 7 }, question, {
      embed: embedLetters
    });
    const [replies, tokens] = both.traces;
    expect(tokens.calls).toEqual(expect.arrayContaining(replies.calls));
    const alone = (await ask('tokens')).answered.traces[0];
    expect({ ...tokens, armId: 'samples' }).toEqual(alone);
  });

  it('is broken off between two texts', async () => {
    let made = 0;
    const embed: Embed = async () => {
      made++;
      return { vector: Float32Array.of(1), ms: 1 };
    };
    const plan = { arms: [armWith({ likeness: 'tokens' })], seed: 7 };
    const around = { embed, interrupted: () => made > 3 };
    await expect(askQuestion(new ScriptedModel(script), plan, question, around)).rejects.toThrow(
      'Interrupted'
    );
    expect(made).toBe(4);
  });

  it('is refused without the model of sentences', async () => {
    const plan = { arms: [armWith({ likeness: 'replies' })], seed: 7 };
    const error = await askQuestion(new ScriptedModel(script), plan, question).catch((each: unknown) => each);
    expect(engineErrorCode(error)).toBe('unsupported');
  });

  it('of replies of which no token makes a difference has no value, and none of silence', async () => {
    const flat: Embed = async () => ({ vector: Float32Array.of(0.6, 0.8), ms: 1 });
    const of = async (model: ScriptedModel) => {
      const plan = { arms: [armWith({ likeness: 'tokens' })], seed: 7 };
      const answered = await askQuestion(model, plan, question, { embed: flat });
      const evidence = answered.traces[0].evidence.find(
        (each): each is LikenessEvidence => each.kind === 'likeness'
      )!;
      return { ...evidenceReader(storedAnswers(answered)), evidence };
    };
    const context = { temperature: 1, vocabularySize: 154 };
    const { evidence, ...reader } = await of(new ScriptedModel(script));
    expect(new Set(evidence.relevances!.reply)).toEqual(new Set([0]));
    for (const id of ['token-sar', 'sar'])
      expect(findSignal(id)!.valueOf([evidence], { ...context, ...reader })).toBeNull();
    expect(findSignal('semantic-similarity')!.valueOf([evidence], { ...context, ...reader })).toBe(1);
    const silent = await of(new ScriptedModel({}));
    expect(silent.evidence.relevances!.reply).toEqual([]);
    expect(findSignal('token-sar')!.valueOf([silent.evidence], { ...context, ...silent })).toBeNull();
  });
});

it('an arm says which of its choices needs the model of sentences', () => {
  expect(embeddingChoice(armWith())).toBeNull();
  expect(embeddingChoice(armWith({ likeness: 'none' }))).toBeNull();
  expect(embeddingChoice(armWith({ likeness: 'tokens' }))).toBe('likeness=tokens');
  expect(embeddingChoice(armWith({ equivalence: 'embeddings' }))).toBe('equivalence=embeddings');
  expect(asksEmbeddings(armWith({ likeness: 'replies' }))).toBe(true);
});

it('no arm need have the option, and its initial value is what an arm without it has', () => {
  expect(armFaults(armWith())).toEqual([]);
  expect(asksTheSame(armWith(), armWith({ likeness: 'none' }))).toBe(true);
  expect(asksTheSame(armWith(), armWith({ likeness: 'replies' }))).toBe(false);
  expect(armFaults(armWith({ likeness: 'some' }))[0]).toMatch(/one of none, replies, tokens, got "some"/);
});
