import { CAPS } from '../caps';
import type { ColumnMapping, GoldKind, ListSeparator } from '../import-result';
import { isRecord } from '../tables/records';
import { isBlank, type Table } from '../tables/table';
import { KeySurvey } from '../values/key-survey';
import { optionsOfColumns } from '../values/option-columns';
import { optionKey } from '../values/option-key';
import { optionsOfValue, type Options } from '../values/options';
import { asList, asNumber, asText, unpackCell } from '../values/read-value';
import {
  isContextName,
  isDistractorName,
  isMoreAnswersName,
  isOptionName,
  nameRank,
  type FieldRole
} from './field-names';

/** A guess at what the columns of a table are. */
export interface Suggestion {
  mapping: ColumnMapping;
  /** Whether names, or the plainest content, leave no doubt about question and answer. */
  confident: boolean;
}

function share(values: readonly unknown[], test: (text: string) => boolean): number {
  const texts = values.map(asText).filter((text) => text !== null);
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

function averageLength(values: readonly unknown[]): number {
  const lengths = values.map((value) => asText(value)?.length ?? 0);
  return lengths.length === 0 ? 0 : lengths.reduce((a, b) => a + b, 0) / lengths.length;
}

const INTERROGATIVE =
  /^(?:who|whose|whom|what|when|where|which|why|how|in which|in what|name the|wer|was|wann|wo|wie|welche[rs]?|warum|qui|quel|quelle|qué|quién|cuál|dónde|cómo)\b/i;

const isQuestion = (text: string) => /[?？]\s*$/.test(text) || INTERROGATIVE.test(text);
const isNumber = (text: string) => asNumber(text) !== null;

/** Fields of a role by name, the most telling first. */
function named(table: Table, role: FieldRole, taken: ReadonlySet<string>): string[] {
  return table.fields
    .filter(
      (field) => !taken.has(field) && nameRank(role, field) !== null && table.sample(field, 1).length > 0
    )
    .sort((a, b) => nameRank(role, a)! - nameRank(role, b)!);
}

/** Options of every row, by whichever columns hold them; `null` where a row has none. */
function optionsIn(
  table: Table,
  fields: readonly string[],
  separator: ListSeparator = 'json'
): (Options | null)[] {
  const indices = fields.map((field) => table.indexOf(field));
  return table.rows.map(({ values }) => {
    if (fields.length > 1) {
      const texts = indices.map((index) => asText(values[index]));
      return optionsOfColumns(fields, texts, table.source.format);
    }
    const value = values[indices[0]];
    return optionsOfValue(value) ?? { texts: asList(value, separator), labels: null };
  });
}

/** Options at most: a number from there on is no key. */
const MOST = CAPS.options;

/** How a column names the right one among the options; `unknown` where a person has to say, `null` where it does not. */
function goldKind(
  table: Table,
  field: string,
  options: readonly (Options | null)[]
): GoldKind | 'unknown' | null {
  const index = table.indexOf(field);
  const survey = new KeySurvey();
  let rows = 0;
  let keys = 0;
  let severals = 0;
  let single = 0;
  for (const [i, row] of table.rows.entries()) {
    const value = row.values[index];
    const own = options[i];
    if (isBlank(value) || !own || own.texts.length === 0) continue;
    rows++;
    const key = optionKey(value, own);
    const isNumber = key.form === 'index';
    // A number beyond the options is a fault of its row.
    const isKey = isNumber ? key.own >= 0 || (key.number >= -1 && key.number < MOST) : key.form !== 'none';
    if (!isKey) continue;
    keys++;
    if (key.form === 'several') {
      severals++;
      continue;
    }
    if (!isNumber || key.own >= 0 || (key.number >= 0 && key.number <= own.texts.length)) single++;
    survey.observe(value, own, row);
  }
  if (single === 0 || keys < 0.8 * rows || (keys > severals && single < 0.5 * (keys - severals))) return null;
  return survey.reading().kind ?? 'unknown';
}

function separatorOf(table: Table, fields: readonly string[]): ListSeparator {
  for (const field of fields) {
    const values = table.sample(field);
    if (values.some((value) => typeof unpackCell(value) !== 'string' && typeof value === 'string'))
      return 'json';
    if (values.some((value) => Array.isArray(value))) return 'json';
  }
  const plural = fields.filter((field) => /(?:s|aliases|answers)$/.test(field) && !/\d$/.test(field));
  const texts = plural.flatMap((field) => table.sample(field));
  for (const separator of [';', '|'] as const) {
    if (share(texts, (text) => text.includes(separator)) > 0.3) return separator;
  }
  if (share(texts, (text) => /\S\n\S/.test(text)) > 0.3) return 'newline';
  return 'none';
}

/** Whether a value is a list of texts in the file itself: of JSON's, or as Python or NumPy writes it. */
function isListOfTexts(value: unknown): boolean {
  const list = unpackCell(value);
  return Array.isArray(list) && list.length > 0 && list.every((item) => asText(item) !== null);
}

/** Whether a column points into the lists of another with numbers or letters. */
function pointsInto(table: Table, field: string, list: string): boolean {
  const options = optionsIn(table, [list], separatorOf(table, [list]));
  const index = table.indexOf(field);
  const keys = table.rows.flatMap(({ values }, i) => {
    const own = options[i];
    return isBlank(values[index]) || !own ? [] : [{ key: optionKey(values[index], own), own }];
  });
  const points = keys.filter(
    ({ key, own }) =>
      (key.form === 'index' && key.own < 0 && key.number >= 0 && key.number <= own.texts.length) ||
      (key.form === 'letter' && key.place < own.texts.length && own.texts.length > 1) ||
      (key.form === 'sure' && key.by !== 'text')
  );
  return keys.length > 0 && points.length >= 0.8 * keys.length;
}

/** A list or record of options, or one that a cell holds with separators. */
function isOptions(table: Table, field: string, value: unknown): boolean {
  return optionsOfValue(value) !== null || asList(value, separatorOf(table, [field])).length > 1;
}

/** A list called `answers` is one of options where another column points into it, or says which of several is right. */
function answersAsOptions(table: Table, taken: ReadonlySet<string>): string | undefined {
  const keys = named(table, 'gold', taken);
  return ['answers', 'possibleanswers', 'answerlist', 'responses', 'alternatives', 'variants', 'variations']
    .filter((field) => !taken.has(field) && table.mostly(field, (value) => isOptions(table, field, value)))
    .find((field) => {
      const options = optionsIn(table, [field], separatorOf(table, [field]));
      const isLong = options.filter((own) => (own?.texts.length ?? 0) > 2).length >= 0.8 * options.length;
      const own = keys.filter((key) => key !== field);
      return own.some(
        (key) =>
          pointsInto(table, key, field) ||
          (isLong && /^(?:correct|right|true)/.test(key) && goldKind(table, key, options) === 'text')
      );
    });
}

/** Columns that hold options: a series of them, or one list. */
function optionFields(table: Table, taken: ReadonlySet<string>): string[] {
  const list =
    named(table, 'options', taken).find((field) =>
      table.mostly(field, (value) => {
        const sizes = [
          optionsOfValue(value)?.texts.length ?? 0,
          asList(value, ';').length,
          asList(value, '|').length
        ];
        return Math.max(...sizes) > 1;
      })
    ) ?? answersAsOptions(table, taken);
  if (list !== undefined) return [list];
  const series = table.fields.filter(
    (field) => !taken.has(field) && isOptionName(field) && table.sample(field, 1).length > 0
  );
  // Series of one kind only: `A` … `D` beside `answer1` are two.
  const stem = (field: string) => field.replace(/(?:\d{1,2}|[a-j])$/, '');
  const stems = [...new Set(series.map(stem))];
  const groups = stems.map((one) => series.filter((field) => stem(field) === one));
  const [largest = []] = groups.sort((a, b) => b.length - a.length);
  return largest.length >= 2 ? largest : [];
}

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

/** Texts and lists of texts; a record is none. */
function isReadable(value: unknown): boolean {
  return asText(value) !== null || isListOfTexts(value);
}

/**
 * Whether the values of an answer column name options that nobody found: letters beside further columns of text, or
 * numbers and letters that fit the lists of a column. They must not become the answer's text.
 */
function pointsSomewhere(table: Table, answer: string, taken: ReadonlySet<string>): boolean {
  const others = table.fields.filter((field) => !taken.has(field) && !NO_OPTIONS.test(field));
  if (others.some((field) => table.mostly(field, isListOfSeveral) && pointsInto(table, answer, field)))
    return true;
  const columns = others.filter((field) =>
    table.mostly(field, (value) => asText(value) !== null && !/^https?:/.test(asText(value)!))
  );
  const letters = table.mostly(answer, (value) => /^\(?[A-Ja-j][).:]?$/.test(asText(value) ?? ''));
  return letters && columns.length >= 2;
}

const NO_OPTIONS = /tag|keyword|categor|url|source|link|citation|reference|alias|topic|label/;

const isListOfSeveral = (value: unknown) => (optionsOfValue(value)?.texts.length ?? 0) > 1;

/** Guesses what the columns of a table are, by their names in many spellings, then by what stands in them. */
export function suggestMapping(table: Table): Suggestion {
  const taken = new Set<string>();
  const take = <T extends string | null | undefined>(field: T): T => {
    if (field) taken.add(field);
    return field;
  };
  const column = (field: string) => table.columns[table.indexOf(field)];

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

  let gold: ColumnMapping['gold'] = null;
  if (options.length > 0) {
    const texts = optionsIn(table, options, options.length === 1 ? separatorOf(table, options) : 'none');
    for (const field of named(table, 'gold', taken)) {
      const kind = goldKind(table, field, texts);
      if (kind === null) continue;
      gold = { column: column(take(field)), kind: kind === 'unknown' ? null : kind };
      break;
    }
  }
  const context = table.fields.filter(
    (field) => !taken.has(field) && isContextName(field) && table.mostly(field, isReadable)
  );
  context.forEach(take);
  const answerable = (field: string) => table.mostly(field, (value) => !isRecord(unpackCell(value)));
  const answers = gold ? [] : named(table, 'answer', taken).filter(answerable).slice(0, 1);
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
    !answers.some((field) => pointsSomewhere(table, field, taken));

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
    separator: separatorOf(table, [
      ...answers,
      ...aliases,
      ...distractors,
      ...(options.length === 1 ? options : [])
    ])
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
  const column = (field: string) => table.columns[table.indexOf(field)];
  const from = table.indexOf(question);
  const after = table.fields.filter(
    (field) => !taken.has(field) && table.indexOf(field) > from && table.sample(field, 1).length > 0
  );
  if (after.length === 0) return false;
  const last = after.at(-1)!;
  const others = after.slice(0, -1);
  const kind = others.length >= 2 ? goldKind(table, last, optionsIn(table, others)) : null;
  if (kind === 'text' || kind === 'letter') {
    mapping.options = others.map(column);
    mapping.gold = { column: column(last), kind };
    return !table.hasHeader && asks;
  }
  mapping.answers = [column(after[0])];
  if (!table.hasHeader) {
    mapping.distractors = after.slice(1).map(column);
    const before = table.fields.filter((field) => table.indexOf(field) < from);
    if (before.length === 1) mapping.id = column(before[0]);
    mapping.separator = separatorOf(table, after);
    const isShorter = averageLength(table.sample(after[0])) < averageLength(table.sample(question));
    return asks && before.length <= 1 && (isShorter || mapping.separator === 'json');
  }
  return false;
}
