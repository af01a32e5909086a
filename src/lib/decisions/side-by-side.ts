import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { manyLooksWords } from '../calibration/intervals/holm';
import { splitByHash } from '../calibration/splitting/split';
import { countedRows } from '../comparison/counted-rows';
import type { Row } from '../comparison/rows';
import { rowTitle } from '../comparison/shown-row';
import type { DecisionRows } from './decision-rows';
import { level, ofThousand, shareWithEnds } from './number-words';
import type { DecisionPart } from './part';
import { decideThreshold } from './threshold';
import type { Target, ThresholdDecision } from './threshold-decision';

/** A row to find a threshold for. */
export interface ThresholdCandidate extends Pick<DecisionRows, 'title' | 'values' | 'correct' | 'parts'> {
  /** Names it among the others. */
  key: string;
}

/** A row's threshold, as it stands beside those of others. */
export interface RowThreshold {
  key: string;
  title: string;
  decision: ThresholdDecision;
  /** Questions of 1,000 that it leaves to a person, with the exact 95 % interval, `null` where all or none are; NaN where none are held out. */
  load: number;
  loadInterval: Interval | null;
}

/** What a threshold is chosen on of a row of the comparison; cheaper than `rowsOfComparison`, and the same threshold. */
export function thresholdCandidate(row: Row): ThresholdCandidate {
  const { places, values, correct } = countedRows(row.values, row.correct);
  const parts = splitByHash(places.map((place) => row.questionIds[place]!));
  return { key: row.key, title: rowTitle(row), values, correct, parts };
}

/** A number, or another where it is NaN. */
const known = (value: number, otherwise: number) => (Number.isNaN(value) ? otherwise : value);

/** Where the cost is the target the cheapest stands first, else what leaves least to a person; rows without a threshold last. */
function before(a: RowThreshold, b: RowThreshold): number {
  const none = Number(a.decision.threshold === null) - Number(b.decision.threshold === null);
  const [costs, others] = [a, b].map(({ decision }) => known(decision.cost?.cost ?? 0, Infinity)) as [
    number,
    number
  ];
  return (
    none ||
    known(costs - others, 0) ||
    known(a.load, 1000) - known(b.load, 1000) ||
    known(b.decision.judged.precision, 0) - known(a.decision.judged.precision, 0) ||
    a.title.localeCompare(b.title, 'en') ||
    (a.key < b.key ? -1 : 1)
  );
}

/** The thresholds of several rows under one target, sorted. */
export function thresholdsSideBySide(
  candidates: readonly ThresholdCandidate[],
  target: Target
): RowThreshold[] {
  return candidates
    .map(({ key, title, ...rows }): RowThreshold => {
      const decision = decideThreshold(rows, target);
      const { n, coverage, coverageInterval: ends } = decision.judged;
      return {
        key,
        title,
        decision,
        load: n === 0 ? NaN : 1000 * (1 - coverage),
        loadInterval: ends && [1000 * (1 - ends[1]), 1000 * (1 - ends[0])]
      };
    })
    .sort(before);
}

/** The cells of a row, behind its title. */
function cellsOf({ decision, load, loadInterval }: RowThreshold, isCost: boolean): string[] {
  const { threshold, judged, cost } = decision;
  const shown =
    threshold === null
      ? 'none reaches it'
      : threshold === Infinity
        ? 'show none'
        : threshold === -Infinity
          ? 'show all'
          : level(threshold);
  return [
    shown,
    judged.n > 0 ? shareWithEnds(judged.coverage, judged.coverageInterval) : '–',
    judged.shown > 0 ? shareWithEnds(judged.precision, judged.precisionInterval) : '–',
    Number.isNaN(load) ? '–' : ofThousand(load, loadInterval),
    ...(isCost ? [cost && !Number.isNaN(cost.cost) ? cost.cost.toFixed(2) : '–'] : [])
  ];
}

/** What the part is called. */
export const sideBySideTitle = 'Rows beside each other';

/** Heads of the table and, for each row, its cells; the first is its title. */
export function sideBySideTable(rows: readonly RowThreshold[]) {
  const isCost = rows.some(({ decision }) => decision.target.kind === 'cost');
  return {
    caption: 'The threshold of every row, and what it does on its held-out questions',
    columns: [
      'row',
      'threshold',
      'shown',
      'right among those shown',
      'to a person of 1,000',
      ...(isCost ? ['cost of a question'] : [])
    ],
    cells: rows.map((row) => [row.title, ...cellsOf(row, isCost)])
  };
}

/** What to keep in mind: the best of several looks better than it is. */
export function sideBySideNote(count: number): string {
  return `Each threshold is chosen on its row’s questions to choose on and shown on the others; a row whose answers have no value there has fewer. The order is by the questions shown: the best of ${count} looks better than it is on new ones. ${manyLooksWords(count, 'rows')}`;
}

/** The same for a terminal or a report. */
export function sideBySidePart(rows: readonly RowThreshold[]): DecisionPart {
  return {
    title: sideBySideTitle,
    sentences: [],
    tables: [sideBySideTable(rows)],
    notes: [sideBySideNote(rows.length)]
  };
}
