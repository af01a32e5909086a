import type { Diagram } from '../calibration/diagrams/diagram';

/** How sure, at each handle of a drawn curve. */
export const handlesAt = [0.25, 0.4, 0.6, 0.8, 1] as const;
/** What the keyboard moves a handle by. */
export const STEP = 0.05;

/** A point of a curve: how sure, and how often right. */
export interface CurvePoint {
  confidence: number;
  accuracy: number;
}

/** A curve as it lies before anybody draws: nobody is led to the diagonal or away from it. */
export const flatCurve: number[] = handlesAt.map(() => 0.5);

const clamped = (value: number) => Math.min(1, Math.max(0, value));

/** A curve with one handle elsewhere, in whole steps. */
export function withHandle(curve: readonly number[], index: number, accuracy: number): number[] {
  return curve.with(index, clamped(Math.round(clamped(accuracy) / STEP) * STEP));
}

/** The handle nearest to a confidence. */
export function nearestHandle(confidence: number): number {
  const distances = handlesAt.map((at) => Math.abs(at - confidence));
  return distances.indexOf(Math.min(...distances));
}

/** A drawn curve as points. */
export function curvePoints(curve: readonly number[]): CurvePoint[] {
  return handlesAt.map((confidence, i) => ({ confidence, accuracy: curve[i]! }));
}

/** The dots of a diagram as points of a line, from the least sure up. */
export function diagramPoints({ dots }: Diagram): CurvePoint[] {
  return dots
    .map(({ meanConfidence, accuracy }) => ({ confidence: meanConfidence, accuracy }))
    .sort((a, b) => a.confidence - b.confidence);
}

/** The drawn share right at a confidence: straight between handles. */
export function drawnAt(curve: readonly number[], confidence: number): number {
  const next = Math.max(
    1,
    handlesAt.findIndex((at) => at >= confidence)
  );
  const [from, to] = [handlesAt[next - 1]!, handlesAt[next]!];
  const share = clamped((confidence - from) / (to - from));
  const [low, high] = [curve[next - 1]!, curve[next]!];
  return low + share * (high - low);
}

/** How far a drawn curve lies from the dots on average, weighed by their answers; NaN without answers. */
export function distanceFrom(curve: readonly number[], { dots }: Diagram): number {
  const count = dots.reduce((sum, dot) => sum + dot.count, 0);
  const off = dots.reduce(
    (sum, dot) => sum + dot.count * Math.abs(drawnAt(curve, dot.meanConfidence) - dot.accuracy),
    0
  );
  return off / count;
}
