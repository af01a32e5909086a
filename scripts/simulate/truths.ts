import { auroc, brier, ece, mean, nll } from '../../src/lib/calibration';
import { Draws, sampleOf, type Source } from './sources';

/** Figures of a source with unlimited answers. */
export interface Truth {
  accuracy: number;
  gap: number;
  ece: number;
  brier: number;
  nll: number;
  auroc: number;
}

const ROWS = 200_000;
const known = new Map<string, Truth>();

/** The true figures, from 200,000 rows: to about 0.001, far below the width of any interval looked at. */
export function truthOf(source: Source, bins: number): Truth {
  const key = `${source.name}, ${bins}`;
  const truth = known.get(key) ?? figuresOf(source, bins);
  known.set(key, truth);
  return truth;
}

function figuresOf(source: Source, bins: number): Truth {
  const { confidences, correct } = sampleOf({ ...source, copies: 1 }, ROWS, new Draws(987_654));
  const accuracy = mean(correct);
  const gap = mean(confidences) - accuracy;
  const draws = new Draws(456_789);
  const chances = Array.from({ length: ROWS }, () => source.draw(draws));
  const isCalibrated = chances.every(([confidence, chance]) => confidence === chance);
  return {
    accuracy,
    gap: isCalibrated ? 0 : gap,
    ece: isCalibrated ? 0 : ece(confidences, correct, bins),
    brier: brier(confidences, correct),
    nll: nll(confidences, correct).nll,
    auroc: auroc(confidences, correct)
  };
}
