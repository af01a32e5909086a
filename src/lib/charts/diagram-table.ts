import type { Diagram } from '../calibration/diagrams/diagram';
import { sideOf, sideWords } from './reliability-geometry';

/** Columns of a reliability diagram's table. */
export const diagramColumns = [
  'from',
  'to',
  'answers',
  'mean confidence',
  'share right',
  'interval from',
  'interval to',
  'calibrated from',
  'calibrated to',
  'dot lies'
];

/** A reliability diagram as the rows of a table, a dot each. */
export function diagramCells({ dots }: Diagram): (string | number)[][] {
  return dots.map((dot) => [
    dot.lo,
    dot.hi,
    dot.count,
    dot.meanConfidence,
    dot.accuracy,
    ...dot.accuracyInterval,
    ...dot.calibratedBand,
    sideWords[sideOf(dot)]
  ]);
}
