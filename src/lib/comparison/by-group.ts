import { asProbabilities } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { wilsonInterval } from '../calibration/intervals/wilson';
import { mean } from '../calibration/metrics/accuracy';
import { countedRows } from './figures';
import type { ShownRow } from './shown-row';
import { valuesAt } from './values-at';

/** A row's answers to the questions of one group. */
export interface GroupFigures {
  group: string;
  n: number;
  accuracy: number;
  /** Wilson 95 %. */
  accuracyInterval: Interval;
  meanConfidence: number;
  /** Of mean confidence − accuracy, 95 %; `null` where there is none. */
  gap: Interval | null;
}

/** A probability's figures by the questions' group, the largest group first; empty for a score, or without groups. */
export function figuresByGroup({ row, confidence, temperature }: ShownRow): GroupFigures[] {
  if (!confidence) return [];
  const groupOf = new Map(row.run.set.questions.map(({ id, group }) => [id, group]));
  const { places, values, correct } = countedRows(valuesAt(row, temperature), row.correct);
  const groups = new Map<string, number[]>();
  places.forEach((place, i) => {
    const group = groupOf.get(row.questionIds[place]);
    if (group) groups.set(group, [...(groups.get(group) ?? []), i]);
  });
  return [...groups]
    .map(([group, at]) => {
      const right = at.map((i) => correct[i]);
      const sure = asProbabilities(at.map((i) => values[i]));
      const hits = right.reduce((sum, one) => sum + one, 0);
      return {
        group,
        n: at.length,
        accuracy: hits / at.length,
        accuracyInterval: wilsonInterval(hits, at.length),
        meanConfidence: mean(sure),
        gap: gapInterval(sure, right)
      };
    })
    .sort((a, b) => b.n - a.n || (a.group < b.group ? -1 : 1));
}
