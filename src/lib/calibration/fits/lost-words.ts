import { TEMPERATURE_RANGE } from '../calibrators/inverse-temperature';
import type { Kept } from './what-is-kept';

const [T_LEAST] = TEMPERATURE_RANGE;

/** What a fit loses, in sentences; empty where nothing is lost. */
export function lostWords({ of, erased, doubt, hardened, reversed, range }: Kept): string {
  const told = of === 'probability' ? 'what the confidences told' : 'what the score told';
  const [from, to] = range.map((end) => Math.round(100 * end));
  const all = from === to ? `${from} %` : `${from} to ${to} %`;
  if (erased) {
    const why = doubt === null ? '' : `; ${doubt.words}`;
    return `It erases ${told}: afterwards nearly all say ${all}, and a low ECE is then no merit${why}.`;
  }
  return [
    doubt === null
      ? ''
      : doubt.atBound
        ? `It erases ${told} as far as it can: ${doubt.words}, and afterwards nearly all say ${all}.`
        : `It may erase ${told}: ${doubt.words}.`,
    hardened ? `It leaves little but 0 % and 100 %: its temperature is at its bound, ${T_LEAST}.` : '',
    reversed ? 'It reverses the order: the surest come out as the least sure.' : ''
  ]
    .filter(Boolean)
    .join(' ');
}
