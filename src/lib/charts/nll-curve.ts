import { scaleLinear, type ScaleLogarithmic } from 'd3-scale';
import { line } from 'd3-shape';
import type { NllCurve } from '../comparison/nll-curve';

type Point = NllCurve;

/** Where the line between two points, one on each side of an NLL, crosses it; straight over log temperature. */
function crossing(a: Point, b: Point, nll: number): Point {
  const share = (nll - a.nll) / (b.nll - a.nll);
  return { temperature: a.temperature * (b.temperature / a.temperature) ** share, nll };
}

/** The curve below an NLL, with a gap wherever it lies above. */
function below(curve: readonly Point[], most: number): (Point | null)[] {
  return curve.flatMap((point, i) => {
    const before = curve[i - 1];
    const inside = point.nll <= most;
    if (!before || before.nll <= most === inside) return inside ? [point] : [];
    const edge = crossing(before, point, most);
    return inside ? [edge, point] : [edge, null];
  });
}

/**
 * Path of the held-in NLL over temperature. A steep flank would flatten the valley, where people look, so what lies far
 * above it is left out: the line comes in from the top.
 * @param x temperature → place across
 * @param top place of the highest NLL shown, and `bottom` the place of the lowest
 */
export function nllPath(
  curve: readonly NllCurve[],
  x: ScaleLogarithmic<number, number>,
  top: number,
  bottom: number
): string | null {
  const lowest = Math.min(...curve.map(({ nll }) => nll));
  const asAnswered = curve.find(({ temperature }) => temperature === 1)?.nll ?? lowest;
  const most = lowest + Math.max(0.6, 3 * (asAnswered - lowest));
  const y = scaleLinear([lowest, most], [bottom, top]);
  return line<Point | null>(
    (point) => x(point!.temperature),
    (point) => y(point!.nll)
  ).defined((point) => point !== null)(below(curve, most));
}
