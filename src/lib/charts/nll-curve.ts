import { scaleLinear, type ScaleLogarithmic } from 'd3-scale';
import { line } from 'd3-shape';
import type { CalibratorFit } from '../runs/comparison';

/**
 * Path of the held-in NLL over temperature. A steep flank would flatten the valley, where people look, so what lies far
 * above it is cut off.
 * @param x temperature → place across
 * @param top place of the cut-off, and `bottom` the place of the lowest NLL
 */
export function nllPath(
  { curve, nllBefore }: Pick<CalibratorFit, 'curve' | 'nllBefore'>,
  x: ScaleLogarithmic<number, number>,
  top: number,
  bottom: number
): string | null {
  const lowest = Math.min(...curve.map(({ nll }) => nll));
  const y = scaleLinear([lowest, lowest + Math.max(0.6, 3 * (nllBefore - lowest))], [bottom, top]).clamp(
    true
  );
  return line<{ temperature: number; nll: number }>(
    ({ temperature }) => x(temperature),
    ({ nll }) => y(nll)
  )(curve);
}
