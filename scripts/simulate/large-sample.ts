import {
  asProbabilities,
  aurc,
  auprc,
  auroc,
  eceOfBins,
  mceOfBins,
  mean,
  predictionRejectionRatio,
  reliabilityBins,
  smoothEce,
  type Probability
} from '../../src/lib/calibration';
import { Draws, type Source } from './sources';

/** Rows behind every true figure without a closed form: to about 0.001. */
export const LARGE = 100_000;

/** Many rows of a source: what it says, the chance of being right, and what came out. */
export interface LargeSample {
  confidences: ArrayLike<Probability>;
  chances: number[];
  correct: number[];
  isCalibrated: boolean;
}

const known = new Map<string, LargeSample>();

/** The large sample of a source, drawn once. */
export function largeSample(source: Source): LargeSample {
  const made = known.get(source.name) ?? drawn(source);
  known.set(source.name, made);
  return made;
}

function drawn({ draw }: Source): LargeSample {
  const draws = new Draws(975_311);
  const rows = Array.from({ length: LARGE }, () => draw(draws));
  return {
    confidences: asProbabilities(rows.map(([confidence]) => confidence)),
    chances: rows.map(([, chance]) => chance),
    correct: rows.map(([, chance]) => draws.flip(chance)),
    isCalibrated: rows.every(([confidence, chance]) => confidence === chance)
  };
}

/** True figures of an order, and of the gaps: 0 where the source is calibrated, else of the chances, which have no noise of their own. */
export function trueFigures(source: Source, bins: number): TrueFigures {
  const key = `${source.name}, ${bins}`;
  const made = figures.get(key) ?? figuresOf(source, bins);
  figures.set(key, made);
  return made;
}

/** True figures of an order and of gaps. */
export type TrueFigures = ReturnType<typeof figuresOf>;

const figures = new Map<string, TrueFigures>();

function figuresOf(source: Source, bins: number) {
  const { confidences, chances, correct, isCalibrated } = largeSample(source);
  const gapsOf = (binning: 'width' | 'mass') => reliabilityBins(confidences, chances, bins, binning);
  return {
    aurc: aurc(confidences, chances),
    auprc: auprc(confidences, correct),
    prr: predictionRejectionRatio(confidences, correct),
    auroc: auroc(confidences, correct),
    meanConfidence: mean(confidences),
    brier: mean(chances.map((chance, i) => (confidences[i] - chance) ** 2 + chance * (1 - chance))),
    mce: isCalibrated ? 0 : mceOfBins(gapsOf('width')),
    adaptiveEce: isCalibrated ? 0 : eceOfBins(gapsOf('mass')),
    squaredGap: gapsOf('width').reduce(
      (sum, { count, accuracy, meanConfidence }) =>
        count === 0 ? sum : sum + (count / LARGE) * (accuracy - meanConfidence) ** 2,
      0
    )
  };
}

/** True smooth ECE: 0 where the source is calibrated. */
export function trueSmoothEce(source: Source): number {
  const { confidences, correct, isCalibrated } = largeSample(source);
  return isCalibrated ? 0 : smoothEce(confidences, correct).smoothEce;
}

/** True share wrong among the surest of a source, at some coverages; of equally sure answers the mean. */
export function trueRisks(source: Source, coverages: readonly number[]): number[] {
  const { confidences, chances } = largeSample(source);
  const order = chances.map((_, i) => i).sort((a, b) => confidences[b] - confidences[a]);
  return coverages.map((coverage) => {
    const kept = order.slice(0, Math.round(coverage * LARGE));
    return 1 - mean(kept.map((i) => chances[i]));
  });
}
