import type { Faults, Place } from './faults';

const rightWords = new Set(['1', '1.0', 'true', 'right', 'correct', 'yes', 't', 'y']);
const wrongWords = new Set(['0', '0.0', 'false', 'wrong', 'incorrect', 'no', 'f', 'n']);
const emptyWords = new Set([
  'not attempted',
  'not-attempted',
  'not_attempted',
  'unparsed',
  'n/a',
  'na',
  'null',
  ''
]);

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';

/** A number, or `null` when the text is none. */
function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

/** Reads a confidence in [0, 1]; a percentage is refused rather than guessed. `null` with a fault when it is none. */
export function readConfidence(
  value: unknown,
  place: Place,
  faults: Faults,
  column = 'confidence'
): number | null {
  const number = asNumber(value);
  const fail = (reason: string) => {
    faults.add(place, column, value, reason);
    return null;
  };
  if (isEmpty(value)) return fail('is empty; it must be a number from 0 to 1');
  if (number === null || !Number.isFinite(number)) {
    const text = String(value).trim();
    if (/^\d+(\.\d+)?\s*%$/.test(text)) return fail('is a percentage; divide by 100 and leave out the sign');
    if (/^\d*,\d+$/.test(text)) return fail('has a decimal comma; write a decimal point');
    return fail('is not a number from 0 to 1');
  }
  if (number > 1 && number <= 100) return fail('is over 1; if it is a percentage, divide by 100');
  if (number < 0 || number > 1) return fail('is not a number from 0 to 1');
  return number;
}

/** Reads an outcome: 1 right, 0 wrong, `'not attempted'`; `null` with a fault when it is none of these. */
export function readOutcome(
  value: unknown,
  place: Place,
  faults: Faults,
  column = 'correct'
): 0 | 1 | 'not attempted' | null {
  const word = isEmpty(value) ? '' : String(value).trim().toLowerCase();
  if (rightWords.has(word)) return 1;
  if (wrongWords.has(word)) return 0;
  if (emptyWords.has(word) && word !== '') return 'not attempted';
  const outcomes = 'it must be 1, true or right; 0, false or wrong; or "not attempted"';
  if (word === '') faults.add(place, column, value, `is empty; ${outcomes}`);
  else if (Number(word) < 0) {
    faults.add(
      place,
      column,
      value,
      'is no outcome; write "not attempted" to leave the row out of the figures'
    );
  } else if (Number(word) > 0 && Number(word) < 1) {
    faults.add(place, column, value, `is a partial grade; ${outcomes}`);
  } else faults.add(place, column, value, `is no outcome; ${outcomes}`);
  return null;
}

const fitWords = new Set([
  'fit',
  'train',
  'training',
  'calibration',
  'calib',
  'cal',
  'validation',
  'valid',
  'val',
  'dev'
]);
const judgeWords = new Set(['judge', 'test', 'eval', 'evaluation', 'held-out', 'heldout', 'held_out']);

/** Reads the part of the split a row is in; `null` with a fault when it is neither. */
export function readPart(value: unknown, place: Place, faults: Faults): 'fit' | 'judge' | null {
  const word = String(value ?? '')
    .trim()
    .toLowerCase();
  if (fitWords.has(word)) return 'fit';
  if (judgeWords.has(word)) return 'judge';
  faults.add(
    place,
    'split',
    value,
    'must be "fit" (or train, calibration, validation) or "judge" (or test, eval)'
  );
  return null;
}

/** Reads a list of finite numbers; `null` with a fault when it is none. */
export function readNumbers(value: unknown, place: Place, faults: Faults, column: string): number[] | null {
  if (!Array.isArray(value) || value.length < 2) {
    faults.add(place, column, value, 'must be a list of at least two numbers, one an option');
    return null;
  }
  const bad = value.findIndex((item) => typeof item !== 'number' || !Number.isFinite(item));
  if (bad >= 0) {
    faults.add(place, `${column}[${bad}]`, value[bad], 'is not a finite number');
    return null;
  }
  return value;
}
