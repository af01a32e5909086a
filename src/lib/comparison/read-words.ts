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

/** Of how many of the answers asked a row speaks, where it is fewer than nine in ten; else `null`. */
export function fewRead({
  parseRate,
  questionIds,
  tooLong
}: Omit<ReadRow, 'signal'>): { read: number; all: number } | null {
  if (parseRate === null || parseRate >= MOST) return null;
  const all = questionIds.length - tooLong;
  return { read: Math.round(parseRate * all), all };
}

/**
 * A warning where a signal could be read from fewer than nine in ten answers, in words; else `null`. Where the model has to
 * keep to a format, it says that it does not.
 */
export function readWords(row: ReadRow): string | null {
  const few = fewRead(row);
  if (few === null) return null;
  const { read, all } = few;
  const answers = `${all} answer${all === 1 ? '' : 's'}`;
  const written = WRITTEN[row.signal.reads];
  if (read === 0) {
    const why = written ? `this model does not write ${written}` : 'asked this way, it gives no such number';
    return `Read from none of ${answers}: ${why}.`;
  }
  const rest = `the figures are of ${read === 1 ? 'that one' : `those ${read}`} alone.`;
  if (!written) return `Read from ${read} of ${answers}: ${rest}`;
  const often = 2 * read < all ? 'mostly does not write' : 'does not always write';
  return `Read from ${read} of ${answers}: this model ${often} ${written}; ${rest}`;
}
