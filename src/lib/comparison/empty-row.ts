import { readWords } from './read-words';
import type { Row } from './rows';

/** What of a row without a single counted answer is looked at. */
type EmptyRow = Pick<Row, 'parseRate' | 'questionIds' | 'tooLong' | 'notAttempted' | 'signal'>;

/** Why a row has no answer that counts, in words: nothing was asked yet, attempted, read, or graded right or wrong. */
export function emptyRowWords(row: EmptyRow): string {
  const all = row.questionIds.length;
  if (all === 0) return 'No answers yet.';
  const questions = all === 1 ? '1 question' : `the ${all} questions`;
  if (row.tooLong === all) return `The model holds none of ${questions}: too long.`;
  if (row.notAttempted === all) return `It attempted none of ${questions}.`;
  if (row.parseRate === 0) return readWords(row)!;
  return 'No answer that it could be read from is graded right or wrong.';
}
