import type { Embed } from '../engine/embedder';
import { generate, Interrupted } from '../engine/generate';
import { EngineError, type LanguageModel } from '../engine/language-model';
import { scoreContinuations } from '../engine/score';
import { entropy } from '../engine/sketch/read';
import type { PromptForm } from '../methods/arm';
import type {
  Call,
  CallCost,
  Caller,
  GenerateCall,
  LogitsCall,
  SampleCall,
  ScoreCall,
  Sequence
} from '../methods/calls';
import { callId } from '../methods/call-id';
import { drawReplies } from './draw-replies';
import { promptText } from './prompt-text';
import { sharedPrefix } from './shared-prefix';

/** A token of a reply while it is written. */
export interface HeardToken {
  text: string;
  /** Of the next-token distribution at T = 1, nats. */
  entropy: number;
  /** Whether a reply begins with it. */
  first: boolean;
}

/** Told of every token of every reply as it comes. */
export type Listener = (token: HeardToken) => void;

/** Does work with lanes of the model that nothing else uses meanwhile; they may be none. */
export type Lend = <T>(most: number, work: (lanes: readonly LanguageModel[]) => Promise<T>) => Promise<T>;

/** Where there are none. */
export const noLanes: Lend = (_, work) => work([]);

/** What is around a question that is asked. */
export interface AskingAround {
  /** Whether it was told to stop. */
  interrupted?: () => boolean;
  /** Told of the replies' tokens as they come. */
  heard?: Listener;
  /** Embeddings of the model of sentences, for arms that want them. */
  embed?: Embed;
  /** Further lanes, which make it faster and change nothing else. */
  lend?: Lend;
}

/**
 * The calls of one question. Each is made once, whoever asks for it, and begins from the prompt's shared beginning alone,
 * so that what it gives does not depend on the calls before it.
 */
export class CallBook {
  private readonly calls = new Map<string, Call>();
  private readonly prefixes = new Map<PromptForm, number[]>();
  private readonly embeddings = new Map<string, Promise<Float32Array>>();
  private readonly interrupted: () => boolean;
  private readonly heard?: Listener;
  private readonly embedding: Embed;
  private readonly lend: Lend;
  /** Milliseconds that lanes lent to this question computed for it. */
  private lentMs = 0;

  constructor(
    private readonly model: LanguageModel,
    { interrupted = () => false, heard, embed = noEmbedding, lend = noLanes }: AskingAround = {}
  ) {
    this.interrupted = interrupted;
    this.heard = heard;
    this.embedding = embed;
    this.lend = lend;
  }

  /** Every call made so far, in order. */
  all(): Call[] {
    return [...this.calls.values()];
  }

  /**
   * What an arm asks through.
   * @param noted gets the id of every call it got, each once, in order
   */
  callerFor(form: PromptForm, noted: Set<string>): Caller {
    const take = async <C extends Call>(
      id: string,
      make: () => Promise<Omit<C, 'id' | 'cost'> & { cost: Omit<CallCost, 'ms'> }>
    ) => {
      const known = this.calls.get(id);
      if (known) {
        noted.add(id);
        return known as C;
      }
      if (this.interrupted()) throw new Interrupted();
      await this.model.startFrom(await this.prefix(form));
      const start = this.clock();
      const { cost, ...made } = await make();
      const call = { id, ...made, cost: { ...cost, ms: this.clock() - start } } as unknown as C;
      this.calls.set(id, call);
      noted.add(id);
      return call;
    };
    const { model, interrupted, heard } = this;
    /** Tokens computed: the prefix stands in the cache. */
    const computed = async (tokens: number) => tokens - (await this.prefix(form)).length;
    return {
      embed: async (text) => {
        if (this.interrupted()) throw new Interrupted();
        let vector = this.embeddings.get(text);
        if (!vector) this.embeddings.set(text, (vector = this.embedding(text)));
        return vector;
      },
      async prompt(user, assistant = '', before = []) {
        const text = promptText(model, { form, user, assistant, before });
        return { text, tokens: await model.tokenize(text) };
      },
      async continued(sequence, { reply }, text) {
        return {
          text: sequence.text + reply.text + text,
          tokens: [...sequence.tokens, ...reply.steps.map(({ id }) => id), ...(await model.tokenize(text))]
        };
      },
      generate: ({ text, tokens }, { maxTokens, stopTexts }) =>
        take<GenerateCall>(callId('generate', [text, maxTokens, stopTexts]), async () => {
          let first = true;
          const { tokens: written, ...reply } = await generate(model, tokens, {
            maxTokens,
            stopTexts,
            interrupted,
            onStep:
              heard &&
              ((step) => {
                heard({ text: step.text, entropy: entropy(step.sketch, 1), first });
                first = false;
              })
          });
          return {
            do: 'generate',
            prompt: text,
            maxTokens,
            stopTexts,
            reply,
            cost: {
              promptTokens: tokens.length,
              prefilledTokens: await computed(tokens.length),
              decodedTokens: written.length
            }
          };
        }),
      sample: ({ text, tokens }, drawing) =>
        take<SampleCall>(
          callId('sample', [
            text,
            drawing.count,
            drawing.temperature,
            drawing.topP,
            drawing.seed,
            drawing.maxTokens,
            drawing.stopTexts
          ]),
          async () => {
            const draws = await this.withIdleLanes(drawing.count - 1, (lanes) =>
              drawReplies(model, tokens, drawing, interrupted, lanes)
            );
            return {
              do: 'sample',
              prompt: text,
              ...drawing,
              draws,
              cost: {
                promptTokens: tokens.length * drawing.count,
                prefilledTokens: await computed(tokens.length),
                decodedTokens: draws.reduce((sum, draw) => sum + draw.tokens.length, 0)
              }
            };
          }
        ),
      logits: (sequence, endings, tokens) =>
        take<LogitsCall>(callId('logits', [sequence.text, endings, tokens]), () =>
          this.readLogits(sequence, endings, tokens, computed)
        ),
      score: ({ text, tokens }, continuations) =>
        take<ScoreCall>(callId('score', [text, continuations]), async () => {
          const ids = await Promise.all(continuations.map((each) => model.tokenize(each)));
          const scores = await scoreContinuations(model, tokens, ids, interrupted);
          const scored = ids.reduce((sum, { length }) => sum + length, 0);
          return {
            do: 'score',
            prompt: text,
            continuations: [...continuations],
            tokens: await Promise.all(ids.map((each) => model.tokenTexts(each))),
            logProbs: scores.map(({ logProbs }) => logProbs),
            cost: {
              promptTokens: tokens.length * ids.length + scored,
              prefilledTokens: (await computed(tokens.length)) + scored - ids.length,
              decodedTokens: 0
            }
          };
        })
    };
  }

  /** Milliseconds: those spent for this question, where the engine tells them apart. */
  private clock(): number {
    const own = this.model.workMs?.();
    return own === undefined ? performance.now() : own + this.lentMs;
  }

  private withIdleLanes<T>(most: number, work: (lanes: readonly LanguageModel[]) => Promise<T>): Promise<T> {
    return this.lend(most, async (lanes) => {
      const spent = () => lanes.reduce((sum, lane) => sum + (lane.workMs?.() ?? 0), 0);
      const before = spent();
      try {
        return await work(lanes);
      } finally {
        this.lentMs += spent() - before;
      }
    });
  }

  private async prefix(form: PromptForm): Promise<number[]> {
    let prefix = this.prefixes.get(form);
    if (!prefix) {
      prefix = await sharedPrefix(this.model, form);
      this.prefixes.set(form, prefix);
    }
    return prefix;
  }

  private async readLogits(
    { text, tokens }: Sequence,
    endings: readonly string[],
    wanted: readonly string[],
    computed: (tokens: number) => Promise<number>
  ): Promise<Omit<LogitsCall, 'id' | 'cost'> & { cost: Omit<CallCost, 'ms'> }> {
    const { model, interrupted } = this;
    const columns = await Promise.all(wanted.map((each) => singleToken(model, each)));
    const logits: number[][] = [];
    let promptTokens = 0;
    let prefilledTokens = await computed(tokens.length);
    let before: number[] = [];
    for (const ending of endings) {
      if (interrupted()) throw new Interrupted();
      const added = ending === '' ? [] : await model.tokenize(ending);
      const vocabulary = await model.logitsAfter([...tokens, ...added]);
      logits.push(columns.map((id) => vocabulary[id]!));
      promptTokens += tokens.length + added.length;
      let common = 0;
      while (common < before.length && before[common] === added[common]) common++;
      prefilledTokens += added.length - Math.min(common, Math.max(0, added.length - 1));
      before = added;
    }
    return {
      do: 'logits',
      prompt: text,
      endings: [...endings],
      tokens: [...wanted],
      logits,
      cost: { promptTokens, prefilledTokens, decodedTokens: 0 }
    };
  }
}

async function noEmbedding(): Promise<never> {
  throw new EngineError('unsupported', 'There is no sentence model here.');
}

async function singleToken(model: LanguageModel, text: string): Promise<number> {
  const tokens = await model.tokenize(text);
  const [token] = tokens;
  if (token === undefined || tokens.length > 1)
    throw new Error(`This model has no single token for “${text}”.`);
  return token;
}
