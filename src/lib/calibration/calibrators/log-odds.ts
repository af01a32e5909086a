import type { Probability } from '../confidence';
import { CLIP } from '../metrics/nll';
import { requireNumbers } from '../outcomes';
import type { FitWarning } from './calibrator';

/** σ(x) = 1 / (1 + e⁻ˣ). */
export function sigmoid(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + small) : small / (1 + small);
}

const clip = (confidence: number) => Math.min(1 - CLIP, Math.max(CLIP, confidence));

/** Log-odds log(c / (1 − c)); 0 and 1 are clipped at 1e-12 first. */
export function logOdds(confidence: number): number {
  const clipped = clip(confidence);
  return Math.log(clipped / (1 - clipped));
}

/**
 * A packed copy of confidences kept 1e-12 from 0 and 1, and a warning where that changed some.
 * @throws RangeError naming the first row that is not in [0, 1]
 */
export function clippedConfidences(confidences: ArrayLike<Probability>): {
  clipped: Float64Array;
  warnings: FitWarning[];
} {
  requireNumbers(confidences, 'confidences');
  const clipped = new Float64Array(confidences);
  let changed = 0;
  for (let row = 0; row < clipped.length; row++) {
    const confidence = clipped[row];
    if (confidence >= CLIP && confidence <= 1 - CLIP) continue;
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new RangeError(`Row ${row}: a probability must lie in [0, 1], got ${confidence}`);
    }
    clipped[row] = clip(confidence);
    changed++;
  }
  return {
    clipped,
    warnings:
      changed === 0
        ? []
        : [
            {
              code: 'clipped',
              message: `${changed} of ${clipped.length} confidences ${changed === 1 ? 'is' : 'are'} 0 or 1; ${changed === 1 ? 'it counts' : 'they count'} as ${CLIP} and 1 − ${CLIP}.`
            }
          ]
  };
}

/** Log-odds of many confidences, and a warning where some had to be clipped. */
export function packedLogOdds(confidences: ArrayLike<Probability>): {
  odds: Float64Array;
  warnings: FitWarning[];
} {
  const { clipped, warnings } = clippedConfidences(confidences);
  for (let row = 0; row < clipped.length; row++) clipped[row] = Math.log(clipped[row] / (1 - clipped[row]));
  return { odds: clipped, warnings };
}
