import type {
  FilePlace,
  GoldKind,
  MappableTable,
  ImportDoubt,
  KeyQuestion
} from '../src/lib/questions/import/import-result';
import { nameRank } from '../src/lib/questions/import/mapping/field-names';
import type { ImportSummary } from '../src/lib/questions/import/read-questions';
import { fieldKey } from '../src/lib/questions/import/tables/table';

/** One thing wrong or doubtful in a file. */
export interface Problem extends FilePlace {
  reason: string;
  /** The value it is about, at most 80 characters of it. */
  value: string | null;
  /** What became of it: as `FaultEffect`; `doubt`, it was read in one of two ways; `not read`, a person has to say how. */
  effect: string;
}

const KINDS: Record<GoldKind, string> = {
  'index from 0': 'counted from 0',
  'index from 1': 'counted from 1',
  letter: 'as a letter',
  text: 'as the option itself',
  marks: 'as marks, 1 for the right option'
};

function cureOf({ candidates }: KeyQuestion): string {
  if (candidates.some(({ kind }) => kind === 'marks')) {
    return 'write true and false where they are marks; if they name both options, say --index-base 0';
  }
  const numbered = candidates.some(({ kind }) => kind.startsWith('index'));
  return numbered
    ? 'say --index-base 0 or --index-base 1'
    : 'rename the options, or give the right one by its whole text';
}

function askedProblem(question: KeyQuestion): Problem {
  const { file, row, line, column, key, candidates, question: text } = question;
  const readings = candidates.map(
    ({ kind, answer }) => `${KINDS[kind]} it is ${answer === null ? 'no option' : `"${answer}"`}`
  );
  return {
    file,
    row,
    line,
    column,
    value: key,
    reason: `cannot be known: nothing in the file shows what its keys mean. For "${text}" the key is ${key}: ${readings.join(', ')}; ${cureOf(question)}`,
    effect: 'not read'
  };
}

/** What to say on the command line so that a doubtful thing is read the other way; empty where nothing can be said. */
function cureOfDoubt({
  about,
  separator,
  column,
  other
}: Pick<ImportDoubt, 'about' | 'separator' | 'column' | 'other'>): string {
  switch (about) {
    case 'split':
      return `; --split-answers "${separator}" splits it`;
    case 'context':
      return other ? `; --columns "${column}=context" puts it before the question` : '';
    case 'keys':
      return '; say which with --index-base 0 or --index-base 1';
    case 'answers':
      return `; --columns "${column}=answer" accepts it, --columns "${column}=distractor" makes it a wrong answer`;
    case 'conflict':
    case 'letters':
      return '';
  }
}

/** What keeps a table from being read, in words. */
function unrecognisedReason({ columns, suggested }: MappableTable): string {
  const { question } = suggested;
  const say = 'say --columns name=question,name=answer';
  if (nameRank('question', fieldKey(question)) === null) {
    return `none of its columns (${columns.join(', ')}) plainly holds questions or answers; name two of them "question" and "answer", or ${say}`;
  }
  return `"${question}" holds the questions, but none of the other columns (${columns.filter((column) => column !== question).join(', ')}) plainly holds their answers or says which option is right; ${say.replace('name', question)}`;
}

/** Everything wrong or doubtful, what needs an answer first. */
export function problemsOf(summary: ImportSummary): Problem[] {
  const { unrecognised, asked, faults, repairs, doubts } = summary;
  return [
    ...asked.map(askedProblem),
    ...unrecognised.map((table) => ({
      file: table.file,
      row: null,
      line: null,
      column: null,
      value: null,
      reason: unrecognisedReason(table),
      effect: 'not read'
    })),
    ...doubts.map(({ file, row, line, column, reason, value, rows, about, separator, other }) => ({
      file,
      row,
      line,
      column,
      value: value ?? null,
      reason: `${reason}${(about === 'split' || about === 'conflict') && rows > 1 ? ` (${rows} rows)` : ''}${cureOfDoubt({ about, separator, column, other })}`,
      effect: 'doubt'
    })),
    ...faults.map(({ file, row, line, column, reason, value, effect }) => ({
      file,
      row,
      line,
      column,
      value: value ?? null,
      reason,
      effect
    })),
    ...repairs.map(({ file, row, line, column, found, readAs, excerpt }) => ({
      file,
      row,
      line,
      column,
      value: found,
      reason: `the byte ${found} is not valid UTF-8 and was read as "${readAs}" (…${excerpt}…)`,
      effect: 'changed'
    }))
  ];
}

/** How many problems there are, also those beyond the ones kept. */
export function problemCount({ unrecognised, asked, faultCount, repairs, doubts }: ImportSummary): number {
  return unrecognised.length + asked.length + faultCount + repairs.length + doubts.length;
}

/** "Not used: …", a line a file that has such columns. */
export function notUsedWords({ files }: Pick<ImportSummary, 'files'>): string[] {
  return files
    .filter(({ notUsed }) => notUsed.length > 0)
    .map(({ file, notUsed }) => `${files.length > 1 ? `${file}: ` : ''}Not used: ${notUsed.join(', ')}`);
}

/** A place in words: its line too, where that is not its row. */
export function placeWords({ file, row, line, column }: FilePlace): string {
  const lined = line !== null && line !== row ? `line ${line}` : null;
  return [file, row === null ? null : `row ${row}`, lined, column].filter((part) => part !== null).join(', ');
}
