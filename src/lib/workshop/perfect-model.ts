import { asProbabilities } from '../calibration/confidence';
import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { eceNullFloor, type NullFloor } from '../calibration/intervals/null-floor';
import { ece } from '../calibration/metrics/ece';
import { uniforms } from '../random/seeded';

/** Numbers of questions that can be drawn. */
export const questionCounts = [20, 100, 400] as const;
/** The same bins whatever the number, so that only the number differs. */
const BINS = 5;

/** One round of a perfectly calibrated model. */
export interface PerfectRound {
  ece: number;
  diagram: Diagram;
}

/** Confidences of a perfect model: evenly from 25 % to 100 %. */
export function perfectConfidences(n: number): number[] {
  return Array.from({ length: n }, (_, i) => 0.25 + (0.75 * (i + 0.5)) / n);
}

/** A round of n questions: each is right with exactly the chance that was said. The same draw gives the same round. */
export function perfectRound(n: number, draw: number): PerfectRound {
  const confidences = perfectConfidences(n);
  const next = uniforms(draw, `workshop/perfect/${n}`);
  const correct = Uint8Array.from(confidences, (chance) => Number(next() < chance));
  const ids = confidences.map((_, i) => String(i));
  return {
    ece: ece(asProbabilities(confidences), correct, BINS),
    diagram: diagramOf(asProbabilities(confidences), correct, ids, BINS)
  };
}

/** The floor of n such questions: what chance alone gives. */
export function perfectFloor(n: number): NullFloor {
  return eceNullFloor(perfectConfidences(n), BINS);
}
