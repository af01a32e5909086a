import { judgedThreshold, type JudgedThreshold } from '../calibration/selective/judged-threshold';
import { groupNames, placesOf, rowsAt, type DecisionRows } from './decision-rows';
import { level, share, shareWithEnds, some } from './number-words';
import { decideThreshold } from './threshold';
import type { Target, ThresholdDecision } from './threshold-decision';

/** A group under the one threshold of all, and under its own. */
export interface GroupDecision {
  group: string;
  /** What the one threshold does to the group's questions that chose nothing. */
  underOne: JudgedThreshold;
  /** A threshold chosen on the group's own questions, and shown on its others. */
  own: ThresholdDecision;
  /** A doubt in words where the group is too small to say much; `null` otherwise. */
  warning: string | null;
}

/** Fewest questions of a group on each side of the split; with fewer no interval is narrower than some 40 points. */
const LEAST_IN_GROUP = 20;

function warningOf({ chosen, judged, least }: ThresholdDecision): string | null {
  const fewest = Math.max(LEAST_IN_GROUP, least ?? 0);
  if (chosen.n < fewest) {
    const there = chosen.n === 0 ? 'No question' : `Only ${some(chosen.n, 'question')}`;
    return `${there} to choose on; it takes ${fewest}.`;
  }
  return judged.n < LEAST_IN_GROUP
    ? `${judged.n === 0 ? 'No other question' : `Only ${some(judged.n, 'other question')}`} to show it on; it takes ${LEAST_IN_GROUP}.`
    : null;
}

/**
 * Every group under one threshold and under its own; empty where there are not at least two groups. Groups are looked at one by
 * one: a promise of 95 % then holds for each, not for all at once.
 * @param threshold that of all questions; `null` where none was found
 */
export function decideGroups(
  rows: Pick<DecisionRows, 'values' | 'correct' | 'parts' | 'groups'>,
  target: Target,
  threshold: number | null
): GroupDecision[] {
  return groupNames(rows).map((group) => {
    const places = [...placesOf(rows, 'fit', group), ...placesOf(rows, 'judge', group)];
    const { values, correct } = rowsAt(rows, placesOf(rows, 'judge', group));
    const own = decideThreshold(
      { ...rowsAt(rows, places), parts: places.map((row) => rows.parts[row]!) },
      target
    );
    return {
      group,
      underOne: judgedThreshold(values, correct, threshold ?? Infinity),
      own,
      warning: warningOf(own)
    };
  });
}

/** A group's own threshold in words; none is named where it would rest on too few questions. */
function ownThresholdWords({ own, warning }: GroupDecision): string {
  if (warning !== null) return '–';
  if (own.threshold === null) return 'none';
  return own.threshold === Infinity ? 'show nothing' : level(own.threshold);
}

/** A group in words: its name, how often those shown under the one threshold are right, its own threshold, and a doubt. */
export function groupCells(decision: GroupDecision): [string, string, string, string] {
  const { group, underOne, warning } = decision;
  const right =
    underOne.shown > 0
      ? `${shareWithEnds(underOne.precision, underOne.precisionInterval)} of ${underOne.shown}`
      : `none of ${underOne.n} shown`;
  return [group, right, ownThresholdWords(decision), warning ?? ''];
}

/** What one threshold does to the groups, in words, or why nothing can be said. @param groups one or more */
export function groupSentence(groups: readonly GroupDecision[]): string {
  if (groups.every(({ underOne }) => underOne.shown === 0)) {
    return 'No answer of any group is shown: there is no single threshold, or none reaches it.';
  }
  const shown = groups.filter(({ underOne }) => underOne.n >= LEAST_IN_GROUP && underOne.shown > 0);
  if (shown.length < 2) {
    return `What the single threshold does to the groups cannot be compared: it takes two that have answers shown and at least ${LEAST_IN_GROUP} questions to show them on.`;
  }
  const by = [...shown].sort((a, b) => a.underOne.precision - b.underOne.precision);
  const [worst, best] = [by[0]!, by.at(-1)!];
  const say = ({ group, underOne }: GroupDecision) =>
    `${share(underOne.precision)} in “${group}” (${underOne.shown} shown)`;
  return `Under the single threshold, ${say(worst)} and ${say(best)} of the answers shown are right.`;
}
