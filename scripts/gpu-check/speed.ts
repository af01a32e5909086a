import { median } from '../../bench/median';
import { argMax } from '../../src/lib/engine/generate';
import type { LanguageModel } from '../../src/lib/engine/language-model';
import { SketchBuilder } from '../../src/lib/engine/sketch/build';

/** Tokens a second. */
export interface Speed {
  /** Of a prompt of `promptTokens` read at once. */
  prefill: number;
  promptTokens: number;
  /** Of a reply, one after another, with the logits of each brought to the CPU. */
  decode: number;
  /** The same with each step's sketch made, as a run does. */
  decodeWithSketch: number;
  replyTokens: number;
}

const FIRST_TOKEN = 3;

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

/** How much is measured. */
export interface SpeedWork {
  promptTokens: number;
  replyTokens: number;
  /** Rounds after the one that warms up. */
  rounds: number;
}

/**
 * Measures by the clock, the median of the rounds; both kinds of decoding in turn, so that what slows the machine slows both.
 */
export async function measureSpeed(
  model: LanguageModel,
  { promptTokens, replyTokens, rounds }: SpeedWork
): Promise<Speed> {
  const sketches = new SketchBuilder();
  const vocabulary = model.describe().vocabularySize;
  const prompt = (round: number) =>
    Array.from(
      { length: promptTokens },
      (_, i) => FIRST_TOKEN + ((i * 7919 + round * 104_729) % (vocabulary - FIRST_TOKEN))
    );

  async function reply(sequence: number[], sketched: boolean): Promise<number> {
    let logits = await model.logitsAfter(sequence);
    const seconds = await secondsOf(async () => {
      for (let i = 0; i < replyTokens; i++) {
        const next = argMax(logits);
        if (sketched) sketches.build(logits, next);
        sequence.push(next);
        logits = await model.logitsAfter(sequence);
      }
    });
    return replyTokens / seconds;
  }

  const measured = { prefill: [] as number[], plain: [] as number[], sketched: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const sequence = prompt(round);
    await model.startFrom([]);
    const seconds = await secondsOf(async () => void (await model.logitsAfter(sequence)));
    const plain = await reply(sequence.slice(0, 16), false);
    const sketched = await reply(sequence.slice(0, 16), true);
    if (round === 0) continue;
    measured.prefill.push(promptTokens / seconds);
    measured.plain.push(plain);
    measured.sketched.push(sketched);
  }
  return {
    prefill: median(measured.prefill),
    promptTokens,
    decode: median(measured.plain),
    decodeWithSketch: median(measured.sketched),
    replyTokens
  };
}
