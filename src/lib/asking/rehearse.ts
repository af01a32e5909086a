import type { LogitSketch } from '../engine/sketch/sketch';
import type { Arm } from '../methods/arm';
import { callId } from '../methods/call-id';
import type { Call, Caller, DrawnReply, GenerateCall, Sequence } from '../methods/calls';
import { methodOf } from '../methods/registry';
import type { Question } from '../questions/question';
import { canAsk, type AskPlan } from './ask-question';
import { inARow, type PromptParts } from './prompt-text';

/** A call that a question would need. */
export interface RehearsedCall {
  id: string;
  do: Call['do'];
  /** What the model would be given; a reply that is not known yet stands in it as a mark. */
  prompt: string;
  /** Characters to be read: the prompt, and what it is continued with. */
  reads: number;
  /** Tokens it may write at most. */
  writes: number;
  /** Different texts that the model of sentences may embed at most for it first; of such a call there is no prompt. */
  embeds: number;
  /** Texts of it that an earlier call has embedded already: their time counts in both. */
  repeats: number;
}

/** Notes a call. @returns its id */
type Note = (
  what: Call['do'],
  sequence: Sequence,
  more: readonly string[],
  asked: unknown,
  writes: number
) => string;

const callIdOf: Note = (what, { text }, more, asked) => callId(what, [text, more, asked]);

/** Stands where a reply of the model would. */
const REPLY = '⟨its answer⟩';

const NO_TEXTS = { embeds: 0, repeats: 0 };
const NO_COST = { promptTokens: 0, prefilledTokens: 0, decodedTokens: 0, ms: 0 };

/** First of the characters that mean nothing. */
const PRIVATE_USE = 0xe000;

/**
 * Tokens of a mark, as many different ones as a reply may have: two of them say which mark it is, so that without any one token
 * it is still no other's.
 */
function tokensOf(mark: string, maxTokens: number): string[] {
  return Array.from({ length: maxTokens }, (_, t) =>
    t === 0 ? mark : String.fromCharCode(PRIVATE_USE + t) + (t === 1 ? mark : '')
  );
}

/** Stands where a drawn reply would. */
function drawnMark(number: number, maxTokens: number): DrawnReply {
  const text = `⟨drawn answer ${number}⟩`;
  const zeros = new Array<number>(maxTokens).fill(0);
  return {
    text,
    stop: 'length',
    tokens: tokensOf(text, maxTokens),
    logProbs: zeros,
    entropies: zeros,
    logPartitions: zeros,
    chosenLogits: zeros
  };
}

/** Logits of a vocabulary of one token. */
const ONLY: LogitSketch = {
  chosen: 0,
  chosenLogit: 0,
  topIds: [0],
  topLogits: [0],
  meanLogit: 0,
  tailMax: null,
  tailCurve: []
};

/** Stands where the greedy reply would. Each of its tokens is the only one there could be. */
function greedyMark(maxTokens: number): GenerateCall['reply'] {
  const steps = tokensOf(REPLY, maxTokens).map((text) => ({
    id: 0,
    text,
    sketch: ONLY,
    alternatives: [text]
  }));
  return { text: REPLY, steps, stop: 'end-of-turn' };
}

/** Without a model: a conversation as lines, plain text as it is. */
function inPlain(parts: PromptParts): string {
  if (parts.form === 'completion') return inARow(parts);
  const turns = [...parts.before, { user: parts.user, assistant: parts.assistant }];
  return turns.map(({ user, assistant }) => `User: ${user}\nAssistant: ${assistant}`).join('\n');
}

const total = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

/**
 * What the arms of a plan would ask of a model for one question, each call once, without asking it: replies are marks, and
 * logits say nothing, so a turn that hangs on what it says is as with such a reply.
 * @param render makes a prompt's text; as lines of a conversation where absent
 */
export async function rehearse(
  { arms, seed }: AskPlan,
  question: Question,
  render: (parts: PromptParts) => Promise<string> | string = inPlain
): Promise<RehearsedCall[]> {
  const calls = new Map<string, RehearsedCall>();
  const note: Note = (what, { text }, more, asked, writes) => {
    const id = callId(what, [text, more, asked]);
    calls.set(id, { id, do: what, prompt: text, reads: text.length + total(more), writes, ...NO_TEXTS });
    return id;
  };
  const embedded = new Set<string>();
  const noteEmbedding = (texts: readonly string[]) => {
    const different = new Set(texts);
    // Marks are told apart by the first text: there may be many, and long ones.
    const id = callId('embed', [texts[0], different.size]);
    if (calls.has(id)) return;
    const before = embedded.size;
    for (const text of different) embedded.add(text);
    const embeds = embedded.size - before;
    const repeats = different.size - embeds;
    calls.set(id, { id, do: 'embed', prompt: '', reads: 0, writes: 0, embeds, repeats });
  };
  const callerFor = (form: Arm['form'], note: Note): Caller => ({
    prompt: async (user, assistant = '', before = []) => ({
      text: await render({ form, user, assistant, before }),
      tokens: []
    }),
    continued: async ({ text }, { reply }, more) => ({ text: text + reply.text + more, tokens: [] }),
    generate: async (sequence, limits) => ({
      id: note('generate', sequence, [], limits, limits.maxTokens),
      do: 'generate',
      prompt: sequence.text,
      ...limits,
      reply: greedyMark(limits.maxTokens),
      cost: NO_COST
    }),
    sample: async (sequence, drawing) => ({
      id: note('sample', sequence, [], drawing, drawing.count * drawing.maxTokens),
      do: 'sample',
      prompt: sequence.text,
      ...drawing,
      draws: Array.from({ length: drawing.count }, (_, i) => drawnMark(i + 1, drawing.maxTokens)),
      cost: NO_COST
    }),
    logits: async (sequence, endings, tokens) => ({
      id: note('logits', sequence, endings, tokens, 0),
      do: 'logits',
      prompt: sequence.text,
      endings: [...endings],
      tokens: [...tokens],
      logits: endings.map(() => tokens.map(() => 0)),
      cost: NO_COST
    }),
    embed: async (texts) => {
      noteEmbedding(texts);
      return texts.map(() => Float32Array.of(0));
    },
    score: async (sequence, continuations) => ({
      id: note('score', sequence, continuations, null, 0),
      do: 'score',
      prompt: sequence.text,
      continuations: [...continuations],
      tokens: continuations.map((text) => [text]),
      logProbs: continuations.map(() => [0]),
      cost: NO_COST
    })
  });
  for (const arm of arms) {
    if (!canAsk(arm, question)) continue;
    await methodOf(arm.method).ask({
      question,
      arm,
      seed,
      caller: callerFor(arm.form, note),
      // What is done once for a run is no question's.
      once: (_, work) => work(callerFor(arm.form, callIdOf))
    });
  }
  return [...calls.values()];
}
