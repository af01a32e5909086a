import { asProbabilities } from '../calibration/confidence';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { wilsonInterval } from '../calibration/intervals/wilson';
import { mean } from '../calibration/metrics/accuracy';
import { countedAt } from './counted-at';
import type { ShownRow } from './shown-row';

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
  const { places, values, correct } = countedAt(row, temperature);
  const groups = new Map<string, number[]>();
  places.forEach((place, i) => {
    const group = groupOf.get(row.questionIds[place]!);
    if (!group) return;
    const own = groups.get(group);
    if (own) own.push(i);
    else groups.set(group, [i]);
  });
  return [...groups]
    .map(([group, at]) => {
      const right = at.map((i) => correct[i]!);
      const sure = asProbabilities(at.map((i) => values[i]!));
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
