import { builtInModel } from '../catalogue';
import { argMax } from '../generate';
import { EngineError, type LanguageModel, type ModelDescription } from '../language-model';
import { logSumExp } from '../log-sum-exp';
import builtIn from './smollm2-135m.json';

/** What a model gives after a prompt, by a reference. */
export interface LogitReference {
  /** Token ids, from the beginning of the sequence. */
  promptIds: readonly number[];
  /** The likeliest tokens that follow, with their log-probabilities in nats at T = 1. */
  top: readonly (readonly [id: number, logProbability: number])[];
}

/** A reference and how far from it a model may be. */
interface Tolerated {
  reference: LogitReference;
  /** Largest difference of a log-probability, in nats. */
  nats: number;
}

/** Text that any model can go on with. */
const TEXT = 'Monday, Tuesday, Wednesday, Thursday,';
/** How far two passes over the same tokens may lie apart, in nats. */
const SAME = 0.01;

/**
 * What the built-in model is held against: all forty in floating point, the five likeliest where activations are rounded
 * to 8 bits. docs/parity.md has what was measured; each bound leaves room for another graphics card.
 */
function referenceFor({ modelId, engine, arithmetic }: ModelDescription): Tolerated | null {
  if (modelId !== builtInModel.id) return null;
  const { promptIds } = builtIn;
  const top = builtIn.top as [number, number][];
  if (engine === 'cpu' && arithmetic === 'int8') {
    return { reference: { promptIds, top: top.slice(0, 5) }, nats: 1 };
  }
  return { reference: { promptIds, top }, nats: engine === 'cpu' ? 0.001 : 0.1 };
}

function wrong({ engine }: ModelDescription, what: string): EngineError {
  const where = engine === 'webgpu' ? 'This graphics card and browser compute' : 'The CPU engine computes';
  return new EngineError(
    'wrong-logits',
    `${where} this model wrongly: ${what}. No run is begun with it; choose the other engine.`
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

/** Logits after `tokens`, computed anew. */
async function logitsAnew(model: LanguageModel, tokens: readonly number[]): Promise<Float32Array> {
  await model.startFrom([]);
  const logits = (await model.logitsAfter(tokens)).slice();
  const description = model.describe();
  const why = fault(logits, description.vocabularySize);
  if (why !== null) throw wrong(description, why);
  return logits;
}

/**
 * Makes sure that a loaded model computes what it should: against stored log-probabilities of the same weights where
 * there are some, else that its logits are finite, not all equal, and the same in two passes.
 * @returns what was found, in a sentence
 * @throws EngineError `wrong-logits`
 */
export async function checkLogits(
  model: LanguageModel,
  tolerated: Tolerated | null = referenceFor(model.describe())
): Promise<string> {
  const description = model.describe();
  if (tolerated) {
    const { promptIds, top } = tolerated.reference;
    const logits = await logitsAnew(model, promptIds);
    const shift = logSumExp(logits);
    const worst = top.reduce((most, [id, value]) => Math.max(most, Math.abs(logits[id] - shift - value)), 0);
    if (!(worst <= tolerated.nats)) {
      throw wrong(description, `a log-probability is ${worst.toFixed(2)} nats from what it should be`);
    }
    const rounded = Math.max(1e-4, Math.ceil(1e4 * worst) / 1e4);
    return `Its logits were checked on a stored prompt: the ${top.length} likeliest tokens are within ${rounded} nats of a reference.`;
  }
  const tokens = await model.tokenize(model.renderText(TEXT));
  const first = await logitsAnew(model, tokens);
  const again = await logitsAnew(model, tokens);
  const likeliest = argMax(first);
  const apart = Math.abs(first[likeliest] - logSumExp(first) - (again[likeliest] - logSumExp(again)));
  if (!(apart <= SAME)) throw wrong(description, 'two passes over the same words give different logits');
  return 'Its logits are finite and the same in two passes; there is no reference for this model to hold them against.';
}
