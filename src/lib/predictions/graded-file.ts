import { restoreFormula } from '../questions/formula-cell';
import { examineReply } from '../questions/grading';
import { isSeveral, partsOf } from '../questions/import/split-answers';
import { isBlank, Table, type TableRow } from '../questions/import/tables/table';
import { asList, asText } from '../questions/import/values/read-value';
import type { Grade } from '../questions/verdict';
import { answerColumns, type AnswerColumns } from './answer-columns';
import { counted } from './counted';
import { Faults, type Place } from './faults';
import type { GradedAnswer } from './graded-answer';
import { isHarness } from './layout';
import { longColumns } from './long-columns';
import { goldSeparators, type GoldSeparator, type ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';
import { recognised } from './predictions-table';
import { placeOf } from './raw-rows';
import type { OpenedFile } from './tables';
import { wideColumns } from './wide-columns';

/** The column that grades are put into; no file has it. */
export const GRADED_COLUMN = 'graded by the lab';

/** Whether a table says by itself what was right, or holds options. */
function saysOutcomes(table: Table, choices: ReadingChoices, file: string): boolean {
  if (isHarness(table.columns) || longColumns(table, choices) !== null) return true;
  try {
    if (wideColumns(table, choices, file) === null) recognised(table, choices, file);
    return true;
  } catch (error) {
    if (error instanceof PredictionsError) return false;
    throw error;
  }
}

/** Accepted answers of a cell: a list as it is, a text split where that was said. */
function acceptedIn(cell: unknown, separator: GoldSeparator | undefined): string[] {
  const listed = asList(cell).map(restoreFormula);
  const [only] = listed;
  if (listed.length !== 1 || separator === undefined || separator === 'none') return listed;
  return partsOf(only!, separator);
}

/** Refuses cells that may hold several answers, where it was not said whether they do. */
function refuseSeparators(golds: readonly (readonly string[])[], column: string, file: string): void {
  const mark = goldSeparators.find(
    (each) => each !== 'none' && golds.some((own) => own.length === 1 && isSeveral(own[0]!, each))
  );
  if (mark === undefined) return;
  throw new PredictionsError(
    `${file}: some cells of "${column}" hold "${mark}": whether that separates several right answers cannot be known. ` +
      `Say so with --split-answers "${mark}", or --split-answers none where each cell is one answer.`
  );
}

/** Refuses letters of options beside answers in words: which option a reply means, the rules for free answers do not tell. */
function refuseLetters(rows: readonly GradedAnswer[], { answer, gold }: AnswerColumns, file: string): void {
  const isLetter = (text: string) => /^\(?[A-J][).:]?$/i.test(text.trim());
  const letters = rows.filter(({ accepted }) => accepted.every(isLetter));
  if (letters.length < 0.8 * rows.length) return;
  const words = letters.find((row) => row.answer.trim() !== '' && !isLetter(row.answer));
  if (!words) return;
  throw new PredictionsError(
    `${file}: "${gold}" holds letters of options, and "${answer}" more than letters ("${words.answer.slice(0, 40)}"): which option is meant cannot be told without the options. Give a column "correct".`
  );
}

function gradeRow(
  table: Table,
  row: TableRow,
  columns: AnswerColumns,
  choices: ReadingChoices,
  faults: Faults
) {
  const cell = (name: string | undefined) =>
    name === undefined ? null : row.values[table.columns.indexOf(name)];
  const accepted = acceptedIn(cell(columns.gold), choices.splitAnswers);
  const given = cell(columns.answer);
  const answer = isBlank(given) ? '' : asText(given);
  if (accepted.length === 0)
    faults.add(
      placeOf(row),
      columns.gold,
      undefined,
      'is empty; what is right must be known to grade an answer'
    );
  if (answer === null) faults.add(placeOf(row), columns.answer, given, 'is no text that could be graded');
  const text = asText(cell(columns.question));
  const question = text === null ? null : restoreFormula(text);
  return { question, answer: restoreFormula(answer ?? ''), accepted };
}

const GRADES: readonly Grade[] = ['right', 'wrong', 'not-attempted', 'unparsed'];
const word = (grade: Grade) => (grade === 'not-attempted' ? 'not attempted' : grade);
/** Places of unsure grades that are named. */
const NAMED = 8;

function notesOf(graded: ReadonlyMap<Place, GradedAnswer>, { gold, question }: AnswerColumns): string[] {
  const all = [...graded.values()].map(({ finding }) => finding);
  const grades = GRADES.map((grade) => [grade, all.filter((each) => each.grade === grade).length] as const);
  const rules = new Map<string, number>();
  for (const { rule } of all) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const told = [...rules].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `${rule} ${count}`);
  const unsure = [...graded].flatMap(([place, { finding }]) => (finding.doubt ? [place] : []));
  const places = unsure.slice(0, NAMED).join(', ') + (unsure.length > NAMED ? ', …' : '');
  return [
    `No column says which answers are right: ${counted(all.length, 'answer was', 'answers were')} graded by the lab’s own rules against "${gold}": ${grades
      .filter(([grade, count]) => count > 0 || grade === 'right' || grade === 'wrong')
      .map(([grade, count]) => `${count} ${word(grade)}`)
      .join(', ')}. By rule: ${told.join(', ')}.`,
    unsure.length === 0
      ? 'The rules are unsure of none.'
      : `${counted(unsure.length, 'grade is', 'grades are')} unsure (${places}): a person should look there. Opened as a run, the answers stand on the Grading page, the unsure ones first.`,
    ...(question === undefined
      ? [
          'There is no column with the questions, which the rules look at too: replies that only repeat theirs are not told.'
        ]
      : [])
  ];
}

/**
 * A file whose answers are yet to be graded, with a column that says what was right by the lab's own rules, and the choices that name
 * it; a file that says so itself is left as it is.
 * @throws PredictionsError where which column is what, or what is right, cannot be known, and naming each row that cannot be graded
 */
export function withGrades(
  opened: OpenedFile,
  choices: ReadingChoices,
  file: string
): { opened: OpenedFile; choices: ReadingChoices } {
  const [table, ...others] = opened.tables.filter(({ rows }) => rows.length > 0);
  const said = choices.columns ?? {};
  const asked = said.answer !== undefined && said.gold !== undefined;
  if (!table || others.length > 0 || said.correct !== undefined || choices.use === 'logits') {
    return { opened, choices };
  }
  if (!asked && saysOutcomes(table, choices, file)) return { opened, choices };
  const columns = answerColumns(table, choices, file);
  if (!columns) return { opened, choices };
  const faults = new Faults(file);
  const graded = new Map<Place, GradedAnswer>();
  const read = table.rows.map((row) => ({ row, ...gradeRow(table, row, columns, choices, faults) }));
  faults.throwIfAny();
  if (choices.splitAnswers === undefined)
    refuseSeparators(
      read.map(({ accepted }) => accepted),
      columns.gold,
      file
    );
  for (const { row, ...one } of read) {
    const question = { id: '', text: one.question ?? '', answers: one.accepted };
    graded.set(placeOf(row), { ...one, finding: examineReply(one.answer, question) });
  }
  refuseLetters([...graded.values()], columns, file);
  const outcomes = read.map(({ row }) => word(graded.get(placeOf(row))!.finding.grade));
  const withColumn = new Table(
    table.source,
    [...table.columns, GRADED_COLUMN],
    table.hasHeader,
    table.rows.map((row, i) => ({
      ...row,
      values: [...table.columns.map((_, at) => row.values[at]), outcomes[i]]
    }))
  );
  return {
    opened: {
      ...opened,
      tables: [withColumn],
      graded: { answers: graded, notes: notesOf(graded, columns) }
    },
    choices: { ...choices, columns: { ...said, ...columns, correct: GRADED_COLUMN } }
  };
}
