import { optionRows, softmaxOptions, unpackOptions } from '../calibration/calibrators/option-logits';
import { AdaptiveConformal } from '../calibration/conformal/adaptive';
import { mean } from '../calibration/metrics/accuracy';
import { placesOf, type DecisionRows } from './decision-rows';
import { exactShare, level, share, some } from './number-words';
import type { DecisionPart } from './part';

/** Sets of options that follow a stream. */
export interface StreamSets {
  alpha: number;
  /** Step by which the working error rate follows. */
  gamma: number;
  nChosen: number;
  n: number;
  /** Share of sets that hold the right option, and their mean size: following the stream, and with the first threshold kept. */
  following: { coverage: number; meanSize: number };
  fixed: { coverage: number; meanSize: number };
  /** How far the share missed may be from α at most, whatever the stream (Gibbs & Candès 2021, Proposition 4.1). */
  bound: number;
  /** Working error rate after the last question. */
  workingAlpha: number;
  sentence: string;
}

/** The step: ten times the paper's, since streams here are short. */
const gamma = 0.05;

/**
 * Adaptive conformal sets (LAC scores) over the questions that chose nothing, in the order of the rows; it starts from the scores of
 * those to choose on.
 * @returns `null` where the rows have no options, or a part is empty
 * @throws RangeError for α outside (0, 1)
 */
export function decideStream(
  rows: Pick<DecisionRows, 'parts' | 'options'>,
  { alpha }: { alpha: number }
): StreamSets | null {
  const { options } = rows;
  const [fit, judge] = [placesOf(rows, 'fit'), placesOf(rows, 'judge')];
  if (!options || fit.length === 0 || judge.length === 0) return null;
  const of = (places: readonly number[]) =>
    unpackOptions(softmaxOptions(optionRows.take(options.logits, places))).map((shares, i) => ({
      scores: shares.map((each) => 1 - each),
      right: 1 - shares[options.labels[places[i]!]!]!
    }));
  const stream = new AdaptiveConformal({ alpha, gamma, calibration: of(fit).map(({ right }) => right) });
  const first = stream.threshold;
  const size = (scores: Float64Array, threshold: number) =>
    scores.reduce((count, score) => count + (score <= threshold ? 1 : 0), 0);
  const steps = of(judge).map(({ scores, right }) => {
    const { threshold, covered } = stream.observe(right);
    return {
      following: { covered: Number(covered), size: size(scores, threshold) },
      fixed: { covered: Number(right <= first), size: size(scores, first) }
    };
  });
  const figures = (which: 'following' | 'fixed') => ({
    coverage: mean(steps.map((step) => step[which].covered)),
    meanSize: mean(steps.map((step) => step[which].size))
  });
  const told = {
    alpha,
    gamma,
    nChosen: fit.length,
    n: judge.length,
    following: figures('following'),
    fixed: figures('fixed'),
    bound: (Math.max(alpha, 1 - alpha) + gamma) / (gamma * judge.length),
    workingAlpha: stream.workingAlpha
  };
  return { ...told, sentence: sentenceOf(told) };
}

/** A promise this close to α says something. */
const CLOSE = 0.05;

function sentenceOf(told: Omit<StreamSets, 'sentence'>): string {
  const { alpha, n, following, fixed, bound } = told;
  const say = ({ coverage, meanSize }: StreamSets['fixed']) =>
    `${share(coverage)} (${meanSize.toFixed(2)} options on average)`;
  const needed = Math.ceil((Math.max(alpha, 1 - alpha) + gamma) / (gamma * CLOSE));
  const within = `the share missed is within ${(100 * bound).toFixed(1)} points of ${exactShare(alpha)}`;
  const more = `it takes ${needed.toLocaleString('en')} for ${100 * CLOSE} points`;
  const promise =
    bound >= Math.max(alpha, 1 - alpha)
      ? `So few questions promise nothing whatever the stream: ${more}.`
      : `Whatever the stream, ${within}${bound > CLOSE ? `; ${more}` : ''}.`;
  return `One after the other, ${some(n, 'other question')} have the right option in sets that follow the stream in ${say(following)}; with the first threshold kept, in ${say(fixed)}. ${promise}`;
}

/** The same in words. */
export function streamPart(stream: StreamSets): DecisionPart {
  return {
    title: 'Sets that follow a stream',
    sentences: [stream.sentence],
    tables: [],
    notes: [
      `Adaptive conformal inference (Gibbs & Candès 2021) with LAC scores and a step of ${stream.gamma}: a miss lets more options in, a hit fewer. It begins with ${some(stream.nChosen, 'question')} to choose on and takes the others in the order of the rows: that of the run or of the file. The working error rate ends at ${level(stream.workingAlpha)}. A set depends on those before it, so that no interval for independent questions is given.`
    ]
  };
}
