import type { RowDecision } from './decision';
import type { ToldCascade } from './decision-text';

/** Coverage of sets by group as plain data. */
const setJson = ({ predictor, shown, groups, ...rest }: RowDecision['sets'][number]) => ({
  ...rest,
  n: predictor.n,
  threshold: predictor.threshold,
  groups: Object.fromEntries(groups),
  setSizes: shown.map(({ set }) => set.length)
});

/** What `--json` prints; NaN and Infinity become null. */
export function decisionJson(decisions: readonly RowDecision[], cascades: readonly ToldCascade[]): string {
  const rows = decisions.map(({ file, key, row, rows, threshold, bands, groups, groupSentence, sets }) => ({
    file,
    run: row?.run.id ?? null,
    row: key,
    title: rows.title,
    kind: rows.kind,
    splitBy: rows.splitBy,
    notes: rows.notes,
    threshold,
    bands: bands && { of: bands.of, sentence: bands.sentence, ...bands.table },
    groups,
    groupSentence,
    sets: sets.map(setJson)
  }));
  return `${JSON.stringify({ rows, cascades }, null, 1)}\n`;
}
