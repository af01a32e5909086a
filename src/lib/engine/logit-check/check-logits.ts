import { builtInModel } from '../catalogue';
import { argMax } from '../generate';
import { EngineError, type LanguageModel, type ModelDescription } from '../language-model';
import { logSumExp } from '../log-sum-exp';
import builtIn from './smollm2-135m.json';

/** The likeliest tokens that follow, with their log-probabilities in nats at T = 1. */
type Top = readonly (readonly [id: number, logProbability: number])[];

/** What a model gives after a prompt, by a reference. */
export interface LogitReference {
  /** Token ids, from the beginning of the sequence. */
  promptIds: readonly number[];
  top: Top;
  /** What it gives after one token more: engines compute that by other kernels than a prompt. */
  next: { token: number; top: Top };
}

/** A reference and how far from it a model may be. */
interface Tolerated {
  reference: LogitReference;
  /** Largest difference of a log-probability, in nats. */
  nats: number;
}

/** Text that any model can go on with, and how. */
const TEXT = 'Monday, Tuesday, Wednesday, Thursday,';
const GOES_ON = /^\s*fri/i;
/** Of so many likeliest tokens one should begin that. */
const AMONG = 10;
/** How far two passes over the same tokens may lie apart, in nats; and where one computes the last of them by itself, in 16 bits maybe. */
const SAME = 0.01;
const ALIKE = 0.25;

/**
 * What the built-in model is held against: all forty in floating point, the five likeliest where activations are rounded
 * to 8 bits. docs/parity.md has what was measured; each bound leaves room for another graphics card.
 */
function referenceFor({ modelId, engine, arithmetic }: ModelDescription): Tolerated | null {
  if (modelId !== builtInModel.id) return null;
  const { promptIds, next } = builtIn;
  const rounds = engine === 'cpu' && arithmetic === 'int8';
  const likeliest = (top: number[][]) => (top as [number, number][]).slice(0, rounds ? 5 : undefined);
  const reference = {
    promptIds,
    top: likeliest(builtIn.top),
    next: { token: next.token, top: likeliest(next.top) }
  };
  return { reference, nats: rounds ? 1 : engine === 'cpu' ? 0.001 : 0.02 };
}

function wrong({ engine }: ModelDescription, what: string): EngineError {
  const where = engine === 'webgpu' ? 'This graphics card and browser compute' : 'The CPU engine computes';
  return new EngineError(
    'wrong-logits',
    `${where} this model wrongly: ${what}. No run starts with it; choose the other engine.`
  );
}

/** Why logits cannot be a model's, or `null`. A token that is never said may have −∞. */
function fault(logits: Float32Array, vocabularySize: number): string | null {
  if (logits.length !== vocabularySize) {
    return `it gives ${logits.length} logits for a vocabulary of ${vocabularySize}`;
  }
  let finite = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const z of logits) {
    if (Number.isNaN(z) || z === Infinity)
      return `a logit is ${Number.isNaN(z) ? 'not a number' : 'infinite'}`;
    if (z === -Infinity) continue;
    finite++;
    min = Math.min(min, z);
    max = Math.max(max, z);
  }
  if (finite < 2) return 'its logits are not finite';
  return max - min < 0.001 ? 'all its logits are equal' : null;
}

/** Logits after `tokens`. @throws EngineError `wrong-logits` where they cannot be a model's */
async function soundLogits(model: LanguageModel, tokens: readonly number[]): Promise<Float32Array> {
  const logits = (await model.logitsAfter(tokens)).slice();
  const description = model.describe();
  const why = fault(logits, description.vocabularySize);
  if (why !== null) throw wrong(description, why);
  return logits;
}

/** Logits after `tokens`, computed anew: all at once or, `apart`, the last of them by itself as when a reply is decoded. */
async function logitsAnew(
  model: LanguageModel,
  tokens: readonly number[],
  apart = false
): Promise<Float32Array> {
  await model.startFrom([]);
  if (apart && tokens.length > 1) await soundLogits(model, tokens.slice(0, -1));
  return soundLogits(model, tokens);
}

/** How far logits are from what should be likeliest, in nats. */
function distance(logits: Float32Array, top: Top): number {
  const shift = logSumExp(logits);
  return top.reduce((most, [id, value]) => Math.max(most, Math.abs(logits[id]! - shift - value)), 0);
}

async function againstReference(
  model: LanguageModel,
  { reference: { promptIds, top, next }, nats }: Tolerated
): Promise<string> {
  const after = distance(await logitsAnew(model, promptIds), top);
  const decoded = distance(await soundLogits(model, [...promptIds, next.token]), next.top);
  const worst = Math.max(after, decoded);
  // A distance that is not a number is none that is small.
  if (!(worst <= nats)) {
    throw wrong(model.describe(), `a log-probability is ${worst.toFixed(2)} nats from what it should be`);
  }
  const rounded = Math.max(1e-4, Math.ceil(1e4 * worst) / 1e4);
  return `Its logits were checked on a stored prompt and one token more: the ${top.length} likeliest tokens are within ${rounded} nats of a reference.`;
}

/** Whether one of the likeliest tokens goes on with the text as it should. */
async function knowsTheDays(model: LanguageModel, logits: Float32Array): Promise<boolean> {
  const likeliest = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!).slice(0, AMONG);
  // Some tokenizers have the space, or the first letters, as a token of their own.
  return (await model.tokenTexts(likeliest)).some((text) => GOES_ON.test(text) || /^\s*F$/.test(text));
}

async function againstItself(model: LanguageModel): Promise<string> {
  const tokens = await model.tokenize(model.renderText(TEXT));
  const first = await logitsAnew(model, tokens);
  const likeliest = argMax(first);
  const sure = (logits: Float32Array) => logits[likeliest]! - logSumExp(logits);
  const again = sure(await logitsAnew(model, tokens));
  if (!(Math.abs(sure(first) - again) <= SAME)) {
    throw wrong(model.describe(), 'two passes over the same words give different logits');
  }
  const decoded = sure(await logitsAnew(model, tokens, true));
  if (!(Math.abs(sure(first) - decoded) <= ALIKE)) {
    throw wrong(
      model.describe(),
      'a token decoded by itself gives other logits than the same token of a prompt'
    );
  }
  const found =
    'Its logits are finite, and the same in two passes and decoded; there is no reference for this model to compare them with.';
  return (await knowsTheDays(model, first))
    ? found
    : `${found} It does not go on with “Friday” after “${TEXT}”, as models of English do: look at its answers before you trust its figures.`;
}

/**
 * Makes sure that a loaded model computes what it should, a prompt and a decoded token: against stored log-probabilities of
 * the same weights where there are some, else that its logits are finite, not all equal, and the same in several passes. Whether
 * it goes on with the days of the week is told, and no reason to refuse: it may be a model of something else.
 * @returns what was found, in a sentence or two
 * @throws EngineError `wrong-logits`
 */
export function checkLogits(
  model: LanguageModel,
  tolerated: Tolerated | null = referenceFor(model.describe())
): Promise<string> {
  return tolerated ? againstReference(model, tolerated) : againstItself(model);
}
