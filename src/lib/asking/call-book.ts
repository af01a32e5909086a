import type { Embed, Embedding } from '../engine/embedder';
import { generate, Interrupted } from '../engine/generate';
import { EngineError, type LanguageModel } from '../engine/language-model';
import { scoreContinuations } from '../engine/score';
import { entropy } from '../engine/sketch/read';
import type { PromptForm } from '../methods/arm';
import type {
  Call,
  CallCost,
  Caller,
  EmbedCall,
  GenerateCall,
  LogitsCall,
  SampleCall,
  ScoreCall
} from '../methods/calls';
import { callId } from '../methods/call-id';
import { noLanes, type AskingAround, type Lend, type Listener } from './asking-around';
import { drawReplies } from './draw-replies';
import { promptText } from './prompt-text';
import { readLogits } from './read-logits';
import { sharedPrefix } from './shared-prefix';

/**
 * The calls of one question. Each is made once, whoever asks for it, and begins from the prompt's shared beginning alone,
 * so that what it gives does not depend on the calls before it.
 */
export class CallBook {
  private readonly calls = new Map<string, Call>();
  private readonly prefixes = new Map<PromptForm, number[]>();
  /** Embeddings of texts, with the time that each took. */
  private readonly embeddings = new Map<string, Embedding>();
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
      embed: async (texts) => {
        const different = [...new Set(texts)];
        const id = callId('embed', [different]);
        if (!this.calls.has(id)) this.calls.set(id, await this.embedded(id, different));
        noted.add(id);
        return texts.map((text) => this.embeddings.get(text)!.vector);
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
        take<LogitsCall>(callId('logits', [sequence.text, endings, tokens]), async () => {
          const prefilled = await computed(sequence.tokens.length);
          return readLogits(model, sequence, endings, tokens, prefilled, interrupted);
        }),
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

  /** A call costs the time of all its texts, also of those another call had embedded: what it costs hangs on no order. */
  private async embedded(id: string, texts: readonly string[]): Promise<EmbedCall> {
    let ms = 0;
    for (const text of texts) {
      let made = this.embeddings.get(text);
      if (!made) {
        if (this.interrupted()) throw new Interrupted();
        made = await this.embedding(text);
        this.embeddings.set(text, made);
      }
      ms += made.ms;
    }
    const cost = { promptTokens: 0, prefilledTokens: 0, decodedTokens: 0, ms };
    return { id, do: 'embed', texts: texts.length, cost };
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
}

async function noEmbedding(): Promise<never> {
  throw new EngineError('unsupported', 'There is no sentence model here.');
}
