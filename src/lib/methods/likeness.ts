import { cosine } from '../engine/embedder';
import type { GenerateCall, SampleCall } from './calls';
import type { Asking, OptionDefinition } from './define-method';
import type { LikenessEvidence } from './evidence';

/** What sentence embeddings are made of, beside drawn replies: nothing, each reply, also each reply without each of its tokens. */
export const likenessLevels = ['none', 'replies', 'tokens'] as const;
export type LikenessLevel = (typeof likenessLevels)[number];

/** A method's choice of what is embedded. */
export const likenessOptions = {
  likeness: {
    kind: 'choice',
    title: 'How alike the replies are, by sentence embeddings',
    initial: 'none',
    choices: likenessLevels,
    choiceTitles: {
      none: 'not asked',
      replies: 'every reply with every other',
      tokens: 'and each without each of its tokens (slow: an embedding for every token of every reply)'
    },
    mayLack: true
  }
} as const satisfies Record<string, OptionDefinition>;

/** What an arm wants embedded. */
export function likenessOf({ options }: Pick<Asking['arm'], 'options'>): LikenessLevel {
  return (options.likeness ?? likenessOptions.likeness.initial) as LikenessLevel;
}

/** Decimals that are kept: more are noise of single precision. */
const SCALE = 1e7;

/** The same number with seven decimals; never −0, which JSON does not know. */
const rounded = (value: number) => Math.round(value * SCALE) / SCALE + 0;

/** Question and reply, whole and without each of the reply's tokens: one position is left out, not every place of that token. */
function withoutEach(question: string, tokens: readonly string[]): string[] {
  const kept = [tokens, ...tokens.map((_, t) => tokens.toSpliced(t, 1))];
  return kept.map((each) => `${question} ${each.join('')}`);
}

/** How much each token of a reply matters: one minus the cosine of question and reply with it and without it, in [0, 2]. */
async function relevancesOf(
  { question, caller }: Pick<Asking, 'question' | 'caller'>,
  tokens: readonly string[]
): Promise<number[]> {
  if (tokens.length === 0) return [];
  const [whole, ...without] = await caller.embed(withoutEach(question.text, tokens));
  return without.map((each) => rounded(1 - cosine(whole!, each)));
}

/** How alike drawn replies are, as far as the arm wants to know; `null` where it does not. */
export async function likenessIn(
  { question, arm, caller }: Pick<Asking, 'question' | 'arm' | 'caller'>,
  greedy: GenerateCall,
  drawn: SampleCall
): Promise<LikenessEvidence | null> {
  const level = likenessOf(arm);
  if (level === 'none') return null;
  const vectors = await caller.embed(drawn.draws.map(({ text }) => text.trim()));
  const cosines = vectors.map((one, i) => vectors.slice(0, i).map((other) => rounded(cosine(one, other))));
  const evidence = { kind: 'likeness' as const, call: drawn.id, reply: greedy.id, cosines };
  if (level === 'replies') return { ...evidence, relevances: null };
  const asking = { question, caller };
  const reply = await relevancesOf(
    asking,
    greedy.reply.steps.map(({ text }) => text)
  );
  const draws: number[][] = [];
  for (const { tokens } of drawn.draws) draws.push(await relevancesOf(asking, tokens));
  return { ...evidence, relevances: { reply, draws } };
}
