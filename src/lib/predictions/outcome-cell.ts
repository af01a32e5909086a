import type { Faults, Place } from './faults';

const rightWords = new Set([
  'true',
  'right',
  'correct',
  'yes',
  't',
  'y',
  'pass',
  'passed',
  '✓',
  '✔',
  '✔️',
  '✅',
  '☑',
  '☑️'
]);
const wrongWords = new Set([
  'false',
  'wrong',
  'incorrect',
  'no',
  'f',
  'n',
  'fail',
  'failed',
  '✗',
  '✘',
  '✕',
  '❌',
  '❎',
  '☒'
]);
const emptyWords = new Set(['not attempted', 'unparsed', 'n/a', 'na', 'null', 'none']);

/** An outcome as the figures take it. */
export type Outcome = 0 | 1 | 'not attempted';

/** The outcome a cell says, or `null` where it says none. */
export function outcomeOf(value: unknown): Outcome | null {
  const word = String(value ?? '')
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, (run, at) => (at === 0 ? run : ' '));
  if (rightWords.has(word)) return 1;
  if (wrongWords.has(word)) return 0;
  if (emptyWords.has(word)) return 'not attempted';
  if (word === '' || !/^[+-]?\d*\.?\d+$/.test(word)) return null;
  return Number(word) === 1 ? 1 : Number(word) === 0 ? 0 : null;
}

/** Reads an outcome: 1 right, 0 wrong, `'not attempted'`; `null` with a fault when it is none of these. */
export function readOutcome(value: unknown, place: Place, faults: Faults, column: string): Outcome | null {
  const outcome = outcomeOf(value);
  if (outcome !== null) return outcome;
  const number = String(value ?? '').trim() === '' ? null : Number(value);
  const outcomes = 'it must be 1, true or right; 0, false or wrong; or "not attempted"';
  const reason =
    number === null
      ? `is empty; ${outcomes}`
      : number < 0
        ? 'is not an outcome; write 0 where it means wrong, or "not attempted" to leave the row out of the figures'
        : number > 0 && number < 1
          ? `is a partial grade; ${outcomes}`
          : `is not an outcome; ${outcomes}`;
  faults.add(place, column, value, reason);
  return null;
}
