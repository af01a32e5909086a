import { percent } from '../charts/numbers';
import { counted } from '../predictions/counted';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import type { Place, standing } from './place';
import type { RoomFigures } from './room-figures';

/** Below this many people an interval over people is too narrow more often than it says. */
export const FEW_PEOPLE = 10;

const points = (share: number) => {
  const rounded = Math.round(100 * Math.abs(share));
  return `${rounded} point${rounded === 1 ? '' : 's'}`;
};

/** Which side a gap lies on, for certain; `null` where it may be chance. */
function sideOf(interval: Interval | null): 'over' | 'under' | null {
  if (!interval) return null;
  return interval[0] > 0 ? 'over' : interval[1] < 0 ? 'under' : null;
}

function gapRange([lo, hi]: Interval, side: 'over' | 'under'): string {
  const ends = side === 'over' ? [lo, hi] : [-hi, -lo];
  return ends.map((end) => Math.round(100 * end)).join(' to ');
}

/** What the room's answers say, in words before the numbers. */
export function roomSentence({ people, answers, meanConfidence, accuracy, gap }: RoomFigures): string {
  if (answers === 0) return 'No answers yet.';
  const said = `The room says ${percent(meanConfidence.value)} and is right ${percent(accuracy.value)}`;
  if (people < 2) return `${said}. One person is not a room: no interval yet.`;
  const side = sideOf(gap.interval);
  if (!side) return `${said}: the difference may be chance.`;
  return `${said}: too ${side === 'over' ? 'sure' : 'unsure'} by ${points(gap.value)} (${gapRange(gap.interval!, side)}).`;
}

/** Where a person stands among the others, and that a few answers tell little. */
export function placeSentence(
  one: Place,
  { more, less }: ReturnType<typeof standing>,
  others: number
): string {
  const said = `${one.name} says ${percent(one.meanConfidence)} and is right ${percent(one.accuracy)}`;
  const side = sideOf(one.gapInterval);
  const what = side
    ? `too ${side === 'over' ? 'sure' : 'unsure'} by ${points(one.gap)} (${gapRange(one.gapInterval!, side)})`
    : `with ${counted(one.answers, 'answer')} the difference may be chance`;
  if (others === 0) return `${said}: ${what}.`;
  return `${said}: ${what}. Of the ${counted(others, 'other')}, ${more} lie further to the side of too sure and ${less} further to the side of too unsure.`;
}
