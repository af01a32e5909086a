import type { ColumnMapping } from '../import-result';
import { isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { isOptionLetter } from '../values/gold-letter';
import { asNumber, asText, unpackCell } from '../values/read-value';
import { named, separatorOf, share } from './column-values';
import { contextFields, repeats } from './context-fields';
import { isDistractorName, isMoreAnswersName } from './field-names';
import { optionSeparator } from './option-cells';
import { isListOfSeveral, isReadable, optionFields, pointsSomewhere } from './option-fields';
import { bestKey, goldKind, optionsIn } from './option-keys';
import { pointsInto } from './points-into';
import { mayBeOptions, mayListOptions } from './undecided-options';

/** A guess at what the columns of a table are. */
export interface Suggestion {
  mapping: ColumnMapping;
  /** Whether names, or the plainest content, leave no doubt about question and answer. */
  confident: boolean;
}

function averageLength(values: readonly unknown[]): number {
  const lengths = values.map((value) => asText(value)?.length ?? 0);
  return lengths.length === 0 ? 0 : lengths.reduce((a, b) => a + b, 0) / lengths.length;
}

const INTERROGATIVE =
  /^(?:who|whose|whom|what|when|where|which|why|how|in which|in what|name the|wer|was|wann|wo|wie|welche[rs]?|warum|qui|quel|quelle|qué|quién|cuál|dónde|cómo)\b/i;

const isQuestion = (text: string) => /[?？]\s*$/.test(text) || INTERROGATIVE.test(text);
const isNumber = (text: string) => asNumber(text) !== null;

function questionByContent(
  table: Table,
  taken: ReadonlySet<string>
): { field: string | null; asks: boolean } {
  const candidates = table.fields.filter(
    (field) =>
      !taken.has(field) && table.mostly(field, (value) => typeof value === 'string' && !isNumber(value))
  );
  const asking = candidates
    .map((field) => ({ field, share: share(table.sample(field), isQuestion) }))
    .sort((a, b) => b.share - a.share)[0];
  if (asking && asking.share >= 0.5) return { field: asking.field, asks: true };
  const longest = candidates.sort(
    (a, b) => averageLength(table.sample(b)) - averageLength(table.sample(a))
  )[0];
  return { field: longest ?? null, asks: false };
}

const isOutcome = (text: string) => /^(?:[01](?:\.0)?|true|false|yes|no|right|wrong)$/i.test(text);

/**
 * Columns that may hold the accepted answer, the most telling first. One that says whether some reply was right is none,
 * and one that only names options by letters comes after those with texts.
 */
function answerFields(table: Table, taken: ReadonlySet<string>): string[] {
  const all = named(table, 'answer', taken);
  const says = (field: string, test: (text: string) => boolean) => share(table.sample(field), test) === 1;
  const outcomes = all.filter((field) => says(field, isOutcome));
  const grades = outcomes.filter((field) => /^(?:correct|right|output|response)$/.test(field));
  const kept = all.filter((field) => !grades.includes(field));
  const weak = kept.filter((field) => outcomes.includes(field) || says(field, isOptionLetter));
  return [...kept.filter((field) => !weak.includes(field)), ...weak];
}

/** Names of options that are no name of further accepted answers. */
const isOptionsOnly = (field: string) => !isMoreAnswersName(field);

/** Guesses what the columns of a table are, by their names in many spellings, then by what stands in them. */
export function suggestMapping(table: Table): Suggestion {
  const taken = new Set<string>();
  const take = <T extends string | null | undefined>(field: T): T => {
    if (field) taken.add(field);
    return field;
  };
  const column = (field: string) => table.columns[table.indexOf(field)]!;

  // "Question #" and "Q" may only count the questions.
  const byName = named(table, 'question', taken).find((field) =>
    table.mostly(field, (value) => typeof value === 'string' && !isNumber(value))
  );
  const content = byName === undefined ? questionByContent(table, taken) : { field: byName, asks: true };
  const question = take(content.field);

  const distractors = table.fields.filter((field) => !taken.has(field) && isDistractorName(field));
  distractors.forEach(take);
  const options = distractors.length > 0 ? [] : optionFields(table, taken);
  options.forEach(take);

  const cells = options.length === 1 ? optionSeparator(table, options[0]!, taken) : 'none';
  const key = options.length > 0 ? bestKey(table, optionsIn(table, options, cells), taken) : null;
  const gold = key && { column: column(take(key.field)), kind: key.kind };
  const context = contextFields(table, taken).filter(
    (field) => !question || !repeats(table, field, question)
  );
  context.forEach(take);
  const answerable = (field: string) => table.mostly(field, (value) => !isRecord(unpackCell(value)));
  const answers = gold ? [] : answerFields(table, taken).filter(answerable).slice(0, 1);
  answers.forEach(take);
  const aliases = table.fields.filter(
    (field) =>
      !taken.has(field) &&
      isMoreAnswersName(field) &&
      !answers.some((answer) => table.mostly(field, isListOfSeveral) && pointsInto(table, answer, field)) &&
      table.mostly(field, (value) => isReadable(value) && typeof value !== 'boolean')
  );
  aliases.forEach(take);
  let confident =
    byName !== undefined &&
    (answers.length > 0 || gold !== null) &&
    !answers.some((field) => pointsSomewhere(table, field, taken)) &&
    !(
      options.length === 0 && [...answers, ...aliases].some((field) => mayBeOptions(table, field, question))
    ) &&
    !(options.length === 0 && mayListOptions(table, question)) &&
    // Options that could not be read are not left out without a word.
    (options.length > 0 || distractors.length > 0 || !named(table, 'options', taken).some(isOptionsOnly));

  const id = take(named(table, 'id', taken)[0]) ?? null;
  const group = take(named(table, 'group', taken)[0]) ?? null;
  const popularity =
    take(
      named(table, 'popularity', taken).find((field) =>
        table.mostly(field, (value) => asNumber(value) !== null)
      )
    ) ?? null;

  const mapping: ColumnMapping = {
    hasHeader: table.hasHeader,
    question: question === null ? '' : column(question),
    context: context.map(column),
    answers: [...answers, ...aliases].map(column),
    distractors: distractors.map(column),
    options: options.map(column),
    gold,
    id: id && column(id),
    group: group && column(group),
    popularity: popularity && column(popularity),
    separator: options.length === 1 ? cells : separatorOf(table, [...answers, ...aliases, ...distractors])
  };
  if (!confident && question !== null)
    confident = mapByPosition(table, mapping, question, taken, content.asks);
  return { mapping, confident };
}

/**
 * Fills in answers by position, where names say nothing: the column after the question is the answer, the ones after
 * that are wrong, unless the last column names one of the others. Returns whether that is as plain as it gets.
 */
function mapByPosition(
  table: Table,
  mapping: ColumnMapping,
  question: string,
  taken: ReadonlySet<string>,
  asks: boolean
): boolean {
  if (mapping.answers.length > 0 || mapping.gold) return false;
  const column = (field: string) => table.columns[table.indexOf(field)]!;
  const from = table.indexOf(question);
  const after = table.fields.filter(
    (field) => !taken.has(field) && table.indexOf(field) > from && table.sample(field, 1).length > 0
  );
  const [first] = after;
  const last = after.at(-1);
  if (first === undefined || last === undefined) return false;
  const others = after.slice(0, -1);
  const kind = others.length >= 2 ? goldKind(table, last, optionsIn(table, others)) : null;
  if (kind !== null) {
    mapping.options = others.map(column);
    mapping.gold = { column: column(last), kind: kind === 'unknown' ? null : kind };
    return !table.hasHeader && asks;
  }
  mapping.answers = [column(first)];
  if (!table.hasHeader) {
    mapping.distractors = after.slice(1).map(column);
    const before = table.fields.filter((field) => table.indexOf(field) < from);
    if (before.length === 1) mapping.id = column(before[0]!);
    mapping.separator = separatorOf(table, after);
    const isShorter = averageLength(table.sample(first)) < averageLength(table.sample(question));
    return asks && before.length <= 1 && (isShorter || mapping.separator === 'json');
  }
  return false;
}
