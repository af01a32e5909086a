import type { EvidenceKind } from '../methods/evidence';
import type { Row } from './rows';

/** Share of answers below which it is said that a row speaks of some of them alone. */
const MOST = 0.9;

/** What a model has to write by itself for some evidence to be read. */
const WRITTEN: Partial<Record<EvidenceKind, string>> = {
  stated: 'the number it is asked for',
  guesses: 'its guesses the way it is asked to'
};

/** What of a row is looked at. */
type ReadRow = Pick<Row, 'parseRate' | 'questionIds' | 'tooLong' | 'signal'>;

/**
 * A warning where a signal could be read from fewer than nine in ten answers, in words; else `null`. Where the model has to
 * keep to a format, it says that it does not.
 */
export function readWords({ parseRate, questionIds, tooLong, signal }: ReadRow): string | null {
  if (parseRate === null || parseRate >= MOST) return null;
  const all = questionIds.length - tooLong;
  const read = Math.round(parseRate * all);
  const written = WRITTEN[signal.reads];
  if (read === 0) {
    return written
      ? `Never read: this model does not write ${written}.`
      : `Read from none of ${all} answers.`;
  }
  const rest = `the figures are of ${read === 1 ? 'that one' : `those ${read}`} alone.`;
  if (!written) return `Read from ${read} of ${all} answers: ${rest}`;
  const often = parseRate < 0.5 ? 'mostly does not write' : 'does not always write';
  return `Read from ${read} of ${all} answers: this model ${often} ${written}; ${rest}`;
}
