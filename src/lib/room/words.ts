import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { words } from '../workshop/words/room';
import type { Place, standing } from './place';
import type { RoomFigures } from './room-figures';

/** Which side a gap lies on, for certain; `null` where it may be chance. */
function sideOf(interval: Interval | null): 'over' | 'under' | null {
  if (!interval) return null;
  return interval[0] > 0 ? 'over' : interval[1] < 0 ? 'under' : null;
}

/** What the room's answers say, in words before the numbers. */
export function roomSentence({ people, answers, meanConfidence, accuracy, gap }: RoomFigures): string {
  const { none, said, one, chance, side } = words.sentence;
  if (answers === 0) return none;
  const both = said(meanConfidence.value, accuracy.value);
  if (people < 2) return one(both);
  const which = sideOf(gap.interval);
  return which ? side(both, which, gap.value, gap.interval!) : chance(both);
}

/** Where a person stands among the others, and that a few answers tell little. */
export function placeSentence(one: Place, { more, less, same }: ReturnType<typeof standing>): string {
  const { said, chance, side, others } = words.people;
  const which = sideOf(one.gapInterval);
  const what = which ? side(which, one.gap, one.gapInterval!) : chance(one.answers);
  const sentence = `${said(one.name, one.meanConfidence, one.accuracy)}: ${what}.`;
  return more + less + same === 0 ? sentence : `${sentence} ${others(more, less, same)}`;
}
