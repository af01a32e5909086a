import type { Probability } from '../confidence';
import { CLIP } from '../metrics/nll';
import type { FitWarning } from './calibrator';

/** σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + small) : small / (1 + small);
}

/** log(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Log-odds log(c / (1 − c)); 0 and 1 are clipped at 1e-12 first. */
export function logOdds(confidence: number): number {
  const clipped = Math.min(1 - CLIP, Math.max(CLIP, confidence));
  return Math.log(clipped / (1 - clipped));
}

/** Log-odds of many confidences, and a warning where some had to be clipped. */
export function packedLogOdds(confidences: ArrayLike<Probability>): {
  odds: Float64Array;
  warnings: FitWarning[];
} {
  const odds = new Float64Array(confidences.length);
  let clipped = 0;
  for (let row = 0; row < odds.length; row++) {
    const confidence = confidences[row];
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new RangeError(`Row ${row}: a probability must lie in [0, 1], got ${confidence}`);
    }
    if (confidence < CLIP || confidence > 1 - CLIP) clipped++;
    odds[row] = logOdds(confidence);
  }
  return {
    odds,
    warnings:
      clipped === 0
        ? []
        : [
            {
              code: 'clipped',
              message: `${clipped} of ${odds.length} confidences are 0 or 1; they count as ${CLIP} and 1 − ${CLIP}.`
            }
          ]
  };
}
