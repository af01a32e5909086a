import type { RowFit } from '../../src/lib/comparison/fits';
import { isFit } from '../../src/lib/comparison/is-fit';
import type { ComparedRow } from '../../src/lib/comparison/compare';
import { armFigures } from '../../src/lib/comparison/arm-figures';
import { bestAcross, bestRows, byRun } from '../../src/lib/comparison/ranked-rows';
import type { Row } from '../../src/lib/comparison/rows';
import { placesAmong } from '../../src/lib/comparison/run-labels';
import type { NoFit } from '../../src/lib/calibration/fits/enough-rows';

/** A fit as `--json` prints it, or why there is none. */
function fitJson(fit: RowFit | NoFit) {
  if (!isFit(fit)) return { refused: fit.sentence, nFit: fit.nFit, nJudge: fit.nJudge };
  const { calibrator, splitting, parameters, intervals, atBound, converged, nFit, nJudge, likelihood } = fit;
  const { before, after, nllBefore, nllAfter, aurocAfter, changes, outcome, warnings } = fit;
  return {
    ...{ calibrator, splitting, parameters, intervals, atBound, converged, nFit, nJudge, likelihood },
    ...{ before, after, nllBefore, nllAfter, aurocAfter, changes },
    outcome: outcome && { kind: outcome.kind, sentence: outcome.sentence },
    lost: fit.lost || null,
    warnings: warnings.map(({ message }) => message)
  };
}

/** A row as `--json` prints it; NaN becomes null. @param withValues whether each question's value is added */
export function comparedRowJson(
  { row, bins, order, confidence, intervals, fits, verdict }: ComparedRow,
  withValues: boolean
) {
  const { run, arm, method, signal, notAttempted, unparsed, tooLong, parseRate, cost } = row;
  const { floor = null, ...ends } = intervals ?? {};
  return {
    run: run.id,
    arm: arm.id,
    method: method.id,
    signal: signal.id,
    kind: signal.kind,
    temperature: signal.temperature,
    model: run.plan.modelId,
    notes: run.predictions?.notes ?? [],
    notAttempted,
    unparsed,
    tooLong,
    parseRate,
    ...armFigures(row),
    ...order,
    ...(confidence ?? {
      meanConfidence: null,
      ece: null,
      mce: null,
      brier: null,
      brierConstant: null,
      nll: null,
      nllClipped: null
    }),
    bins,
    eceFloor: floor,
    intervals: ends,
    fits: fits.map(fitJson),
    verdict: verdict && { kind: verdict.kind, sentence: verdict.sentence },
    cost,
    ...(withValues && {
      values: Object.fromEntries(row.questionIds.map((id, i) => [id, row.values[i]])),
      correct: Object.fromEntries(
        row.questionIds.map((id, i) => [id, row.correct[i] < 0 ? null : row.correct[i]])
      )
    })
  };
}

/** What `--json` prints. */
export function comparisonJson(rows: readonly ComparedRow[], withValues: boolean): string {
  const runs = byRun(rows.map(({ row }) => row));
  const best = runs.flatMap((own) =>
    bestRows(own).map(({ figure, best, estimate, alike, worse, sentence }) => ({
      ...{ run: best.run.id, figure, best: best.key, estimate },
      ...{ alike: alike.map(({ key }) => key), worse: worse.map(({ key }) => key), sentence }
    }))
  );
  const all = { rows: rows.map((row) => comparedRowJson(row, withValues)), best };
  return `${JSON.stringify(runs.length > 1 ? { ...all, across: acrossJson(runs) } : all, null, 1)}\n`;
}

/** Which rows of all runs are best on the questions that every run asked. */
function acrossJson(runs: readonly (readonly Row[])[]) {
  const nameOf = ({ run, key }: Row) => ({ run: run.id, key });
  const { questions, best } = bestAcross(runs.flat(), placesAmong(runs));
  return {
    questions,
    best: best.map(({ figure, best, estimate, alike, worse, sentence }) => ({
      ...{ figure, best: nameOf(best), estimate },
      ...{ alike: alike.map(nameOf), worse: worse.map(nameOf), sentence }
    }))
  };
}
