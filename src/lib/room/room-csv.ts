import { csvText } from '../questions/csv-cell';
import type { Person } from './pool';

const columns = [
  'person',
  'nickname',
  'set',
  'set_hash',
  'question',
  'choice',
  'confidence',
  'correct'
] as const;

/**
 * Every answer of a room as a CSV table, a row each; `person` is a number from 1, since nicknames may stand twice, and
 * `correct` is empty where a question was left open.
 */
export function roomCsv(people: readonly Person[]): string {
  const rows = people.flatMap(({ answers: { nickname, set, setHash, answers } }, i) =>
    answers.map(({ questionId, choice, confidence, correct }) => [
      i + 1,
      nickname,
      set,
      setHash,
      questionId,
      choice ?? '',
      confidence,
      choice === null ? '' : Number(correct)
    ])
  );
  return csvText(columns, rows);
}
