import { fieldKey, type Table } from '../questions/import/tables/table';
import { asNumber, asText } from '../questions/import/values/read-value';
import { refuseClasses } from './class-columns';
import { isOutcome, mostly, sample } from './column-samples';
import { columnRoles, isLikeRole, namesOf, type ColumnRole, type NamedRole } from './column-names';
import { tellsQuestionsApart } from './id-column';
import { holdsOptions, holdsOptionValues, probabilityHeld } from './option-values';
import type { OptionScaleKind } from './option-scale';
import { outcomeOf } from './outcome-cell';
import { isPart } from './part-cell';
import type { ReadingChoices } from './predictions';
import { PredictionsError } from './predictions-error';

const NEEDED =
  'Needed: confidence and correct; or logits (or logprobs, probs) and label; or the samples_*.jsonl of ' +
  'lm-evaluation-harness; or confidence, answer and gold (what is right), to be graded here. Columns of other names are named with --columns, as in --columns confidence=p,correct=hit; several of numbers, each a row of its own, as in --columns confidence=p,score=margin,doubt=entropy,correct=hit (a score is larger the surer, a doubt the less sure).';
/** Roles of columns with a number an option, the first preferred. */
export const OPTION_KINDS: readonly OptionScaleKind[] = ['logits', 'logprobs', 'probs'];

/** Names of columns by role, those that a person gave or that are known by their names. */
export type Columns = Partial<Record<ColumnRole, string>>;

/** What a table holds, and in which columns. */
export type Layout = { columns: Columns; notes: string[] } & (
  | { format: 'confidences'; recorded: boolean }
  | { format: 'logits'; kind: OptionScaleKind }
  | { format: 'lm-evaluation-harness' }
);

/** Whether a cell is a list, or was meant to be one: what is wrong in it is told when it is read. */
const looksLikeList = (value: unknown) =>
  holdsOptions(value) || (typeof value === 'string' && /^\s*[[{(]/.test(value));

/** Whether a value is a text of several letters. */
const isText = (value: unknown) =>
  typeof value === 'string' && asNumber(value) === null && value.trim().length > 3 && !looksLikeList(value);

function fitsRole(table: Table, role: ColumnRole, column: string): boolean {
  const values = sample(table, column);
  if (role === 'id') return tellsQuestionsApart(table, fieldKey(column));
  if (role === 'confidence') {
    // A score that is only 0 or 1 is an outcome.
    const isGrade = fieldKey(column) === 'score' && values.every((value) => outcomeOf(value) !== null);
    return !isGrade && !mostly(values, looksLikeList);
  }
  if (role === 'correct') return mostly(values, isOutcome);
  if (role === 'probs' || role === 'logprobs') return mostly(values, looksLikeList);
  if (role === 'split' && fieldKey(column) !== 'split') return mostly(values, isPart);
  // A text beside options may be the answer in words; which option it is, is told when it is read.
  if (role === 'label' && fieldKey(column) !== 'label') return mostly(values, (value) => !isText(value));
  return true;
}

/** Names columns by what a person said, by name or, where that is no name, by its key. */
export function chosenColumns(table: Table, chosen: Columns, file: string): Columns {
  return Object.fromEntries(
    Object.entries(chosen).map(([role, name]) => {
      const column = table.columns.includes(name) ? name : table.columns[table.indexOf(fieldKey(name))];
      if (column === undefined) {
        throw new PredictionsError(
          `${file}: there is no column "${name}" (for ${role}). Found: ${table.columns.join(', ')}.`
        );
      }
      return [role, column];
    })
  );
}

/** A confidence by an unlisted name holds numbers, with or without a percent sign. */
export const isNumeric = (table: Table, role: ColumnRole, key: string) =>
  role !== 'confidence' ||
  table.mostly(key, (value) => /^[+-]?[\d.,]+(?:e[+-]?\d+)?\s*%?$/i.test(asText(value) ?? ''));

/**
 * Finds the column of a role by its name, among those that are not taken.
 * @throws PredictionsError where several could be it
 */
export function columnOf(
  table: Table,
  role: NamedRole,
  taken: readonly string[],
  file: string
): string | undefined {
  const there = (key: string) => {
    const column = table.columns[table.indexOf(key)];
    return column !== undefined && !taken.includes(column) ? [column] : [];
  };
  const { plain, usual } = namesOf[role];
  const plainly = plain.flatMap(there);
  const fitting = plainly.find((column) => fitsRole(table, role, column));
  if (fitting !== undefined) return fitting;
  const like = table.fields.filter(
    (key) => ![...plain, ...usual].includes(key) && isLikeRole(role, key) && isNumeric(table, role, key)
  );
  const likely = [...usual, ...like].flatMap(there).filter((column) => fitsRole(table, role, column));
  if (likely.length > 1) {
    const each =
      role === 'confidence'
        ? ` Or let each be a row of its own, with --columns ${likely.map((name) => `confidence=${name}`).join(',')}.`
        : '';
    throw new PredictionsError(
      `${file}: ${likely.join(', ')} could each be the column "${role}". Say which with --columns ${role}=${likely[0]}.${each}`
    );
  }
  const mustFit = role === 'probs' || role === 'logprobs' || role === 'id';
  return likely[0] ?? (mustFit ? undefined : plainly[0]);
}

/** Whether columns are those of a `samples_*.jsonl` of lm-evaluation-harness. */
export const isHarness = (columns: readonly string[]) =>
  columns.includes('doc_id') && (columns.includes('resps') || columns.includes('filtered_resps'));

/** Recorded answers with a stated confidence, as the importer of questions knows them. */
const isRecorded = (table: Table) => table.has('goldanswer', 'predictedanswer', 'confidence', 'output');

const HARNESS_COLUMNS = ['doc_id', 'doc', 'target', 'arguments', 'resps', 'filtered_resps', 'filter', 'acc'];

/**
 * Recognises what a table of predictions holds, by the names of its columns and what stands in them.
 * @throws PredictionsError when it is of no known kind, or could be of several, saying what is there and what is needed
 */
export function layoutOf(table: Table, choices: ReadingChoices, file: string): Layout {
  const given = chosenColumns(table, choices.columns ?? {}, file);
  if (isHarness(table.columns) && Object.keys(given).length === 0) {
    return { format: 'lm-evaluation-harness', columns: { id: 'doc_id' }, notes: [] };
  }
  const find = (role: NamedRole, taken: readonly (string | undefined)[] = []) =>
    given[role] ??
    columnOf(table, role, [...Object.values(given), ...taken.filter((name) => name !== undefined)], file);

  const wanted =
    given.confidence || given.correct
      ? 'confidence'
      : OPTION_KINDS.some((kind) => given[kind])
        ? 'logits'
        : choices.use;
  const kind =
    OPTION_KINDS.find((name) => given[name]) ?? OPTION_KINDS.find((name) => find(name) !== undefined);
  const values = kind && find(kind);
  const label = kind && find('label', [values]);
  const options = kind && values && label ? { kind, values, label } : null;

  const confidence = wanted === 'logits' ? undefined : find('confidence', [options?.values]);
  // Beside options their label is an index, never an outcome.
  const correct = find('correct', [confidence, values, options?.label]);
  const both = confidence !== undefined && correct !== undefined;
  const { answer, gold, question } = given;
  const rest = { id: find('id'), group: find('group'), split: find('split'), answer, gold, question };
  const notes: string[] = [];

  if (options && wanted !== 'confidence' && (wanted === 'logits' || isOfOptions(table, options, both))) {
    if (both) {
      notes.push(
        `The file has "${confidence}" and "${options.values}": the figures are of "${options.values}"; --use confidence reads the other.`
      );
    }
    return {
      format: 'logits',
      kind: options.kind,
      columns: present({ ...rest, [options.kind]: options.values, label: options.label, correct }),
      notes
    };
  }
  if (both && wanted !== 'logits') {
    if (!given.correct) refuseClasses(table, { confidence, correct }, file);
    if (options) {
      notes.push(
        `The file has "${confidence}" and "${options.values}": the figures are of "${confidence}"; --use logits reads the other.`
      );
    }
    const recorded = isRecorded(table) && fieldKey(correct) === 'output';
    return { format: 'confidences', recorded, columns: present({ ...rest, confidence, correct }), notes };
  }
  throw new PredictionsError(
    `${file}: ${missing({ values, label, confidence, correct }, choices, table)}. Found: ${table.columns.join(', ')}. ${NEEDED}`
  );
}

/** Whether columns beside confidences hold numbers of options and the right one, not those of tokens and a text. */
function isOfOptions(
  table: Table,
  { kind, values, label }: { kind: OptionScaleKind; values: string; label: string },
  hasConfidence: boolean
): boolean {
  if (!hasConfidence) return true;
  const ofChoice = (cell: unknown) =>
    holdsOptionValues(cell) && (kind !== 'logprobs' || probabilityHeld(cell) < 1.05);
  const isLabel = (cell: unknown) =>
    asNumber(cell) !== null || /^[A-Z]$/i.test(asText(cell) ?? '') || holdsOptions(cell);
  return mostly(sample(table, values), ofChoice) && mostly(sample(table, label), isLabel);
}

function present(columns: Record<string, string | undefined>): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Columns;
}

function missing(
  {
    values,
    label,
    confidence,
    correct
  }: Record<'values' | 'label' | 'confidence' | 'correct', string | undefined>,
  { use }: ReadingChoices,
  table: Table
): string {
  if (use === 'logits' && !values) return 'there are no logits, logprobs or probs to use';
  if (use === 'confidence' && !confidence) return 'the column "confidence" is missing';
  if (values && !label) return 'the column "label" is missing';
  if (confidence && !correct) return 'the column "correct" is missing';
  if (correct && !confidence) return 'the column "confidence" is missing';
  return table.columns.every((name) => asNumber(name) !== null || outcomeOf(name) !== null)
    ? 'the first row must name the columns'
    : 'not recognised';
}

/** The column with the texts of the options, which a label may be one of. */
export const textsColumn = (columns: readonly string[]) =>
  ['options', 'choices'].find((name) => columns.includes(name)) ?? null;

/** Columns of a layout with their roles, and the names of the others. */
export function columnsRead(
  table: Table,
  layout: Layout
): { columns: { role: ColumnRole; column: string }[]; notUsed: string[] } {
  const columns = columnRoles.flatMap((role) =>
    layout.columns[role] === undefined ? [] : [{ role, column: layout.columns[role] }]
  );
  const used = new Set([
    ...columns.map(({ column }) => column),
    ...(layout.format === 'lm-evaluation-harness' ? HARNESS_COLUMNS : []),
    ...(layout.format === 'logits' ? [textsColumn(table.columns) ?? ''] : [])
  ]);
  return { columns, notUsed: table.columns.filter((column) => !used.has(column)) };
}
