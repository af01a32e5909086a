import type { Faults, Place } from './faults';
import type { Part } from './predictions';

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

/** Whether a cell names a part of a split. */
export function isPart(value: unknown): boolean {
  const word = String(value ?? '')
    .trim()
    .toLowerCase();
  return fitWords.has(word) || judgeWords.has(word);
}

/** Reads the part of the split a row is in; `null` with a fault when it is neither. */
export function readPart(value: unknown, place: Place, faults: Faults, column: string): Part | null {
  const word = String(value ?? '')
    .trim()
    .toLowerCase();
  if (fitWords.has(word)) return 'fit';
  if (judgeWords.has(word)) return 'judge';
  faults.add(
    place,
    column,
    value,
    'must be "fit" (or train, calibration, validation) or "judge" (or test, eval), unless --split 0.5 makes a new split'
  );
  return null;
}
