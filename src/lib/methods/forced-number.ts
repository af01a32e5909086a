import type { Caller, Sequence } from './calls';
import type { NumberEvidence } from './evidence';

const DIGITS = Array.from('0123456789');

/** Endings after which a digit is read: the number's beginning, `0.`, and `0.0` … `0.9`. */
const ENDINGS = ['', '0.', ...DIGITS.map((digit) => `0.${digit}`)];

/**
 * Has the model write a number from 0.00 to 1.00 behind a sequence, and reads what it would write: the logits of `0` and
 * `1`, of the digits after `0.`, and of the digits after each of those. ConfTuner's reading (Li et al. 2025).
 * @throws Error when the model has no single token for a digit
 */
export async function forcedNumber(caller: Caller, sequence: Sequence): Promise<NumberEvidence> {
  const { logits } = await caller.logits(sequence, ENDINGS, DIGITS);
  const [[zero, one], tenths, ...hundredths] = logits as [[number, number], number[], ...number[][]];
  return { kind: 'number', whole: [zero, one], tenths, hundredths };
}
