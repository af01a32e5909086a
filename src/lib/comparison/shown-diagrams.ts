import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { riskCoverageCurve, type OperatingPoint } from '../calibration/selective/risk-coverage';
import { countedAt } from './counted-at';
import { confidencesOf } from './counted-rows';
import { isFit } from './is-fit';
import type { ShownRow } from './shown-row';

/** The reliability diagram of a row; `null` for a score. */
export function shownDiagram(shown: ShownRow): Diagram | null {
  if (!shown.confidence) return null;
  const rows = countedAt(shown.row, shown.temperature);
  const ids = rows.places.map((place) => shown.row.questionIds[place]!);
  return diagramOf(confidencesOf(rows), rows.correct, ids, shown.bins);
}

/** The reliability diagram of the judged questions after the fit; `null` without one. */
export function fittedDiagram({ fit }: ShownRow): Diagram | null {
  if (!fit || !isFit(fit)) return null;
  const { confidences, correct, questionIds } = fit.judged;
  return diagramOf(confidences, correct, questionIds, fit.bins);
}

/** The risk–coverage curve of a row; empty without answers. */
export function shownRiskCoverage(shown: ShownRow): OperatingPoint[] {
  const { values, correct } = countedAt(shown.row, shown.temperature);
  return riskCoverageCurve(values, correct);
}
