import { nameRank } from '../mapping/field-names';
import { fieldKey } from './table';

/** A record: fields by name. */
export type JsonRecord = Record<string, unknown>;

/** A list of records found in JSON, with the name of the field that held it where there are several. */
export interface RecordList {
  label: string | null;
  records: unknown[];
}

/** Whether a value is an object with fields, not a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field by the key of its name, whatever its spelling. */
export function fieldOf(record: JsonRecord, key: string): unknown {
  if (Object.hasOwn(record, key)) return record[key];
  const name = Object.keys(record).find((candidate) => fieldKey(candidate) === key);
  return name === undefined ? undefined : record[name];
}

function mostly<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  const sample = items.slice(0, 100);
  return sample.length > 0 && sample.filter(test).length > sample.length / 2;
}

/** A record made of pairs; `__proto__` and the like become ordinary fields. */
function recordOf(pairs: Iterable<readonly [string, unknown]>): JsonRecord {
  return Object.fromEntries(pairs);
}

/** Whether a record's fields are those of the kind of row that is looked for. */
export type FieldsTest = (fields: readonly string[]) => boolean;

const askSomething: FieldsTest = (fields) =>
  fields.some((name) => nameRank('question', fieldKey(name)) !== null);

/** SQuAD's own nesting: articles, paragraphs, questions. */
function squadQuestions(articles: readonly unknown[]): JsonRecord[] | null {
  const questions: JsonRecord[] = [];
  for (const article of articles) {
    if (!isRecord(article) || !Array.isArray(article.paragraphs)) continue;
    for (const paragraph of article.paragraphs) {
      if (!isRecord(paragraph) || !Array.isArray(paragraph.qas)) continue;
      for (const question of paragraph.qas) {
        if (isRecord(question))
          questions.push(recordOf([...Object.entries(question), ['title', article.title]]));
      }
    }
  }
  return questions.length > 0 ? questions : null;
}

/** Rows of cells, the first of them the names, as records. */
function fromRows(names: readonly unknown[], rows: readonly unknown[]): unknown[] {
  return rows.map((row) =>
    Array.isArray(row) ? recordOf(names.map((name, i) => [String(name), row[i]])) : row
  );
}

/** `{question: [...], answer: [...]}` or pandas' `{question: {"0": ...}, ...}` as records, or `null`. */
function fromColumns(object: JsonRecord, isRow: FieldsTest): unknown[] | null {
  const columns = Object.entries(object);
  if (columns.length < 2 || !isRow(Object.keys(object))) return null;
  if (columns.every(([, values]) => Array.isArray(values))) {
    const lists = columns as [string, unknown[]][];
    const length = lists[0][1].length;
    if (length < 1 || lists.some(([, values]) => values.length !== length)) return null;
    return Array.from({ length }, (_, i) => recordOf(lists.map(([name, values]) => [name, values[i]])));
  }
  if (
    columns.every(([, values]) => isRecord(values) && Object.keys(values).every((key) => /^\d+$/.test(key)))
  ) {
    const maps = columns as [string, JsonRecord][];
    const keys = Object.keys(maps[0][1]);
    return keys.length < 1
      ? null
      : keys.map((key) => recordOf(maps.map(([name, values]) => [name, values[key]])));
  }
  return null;
}

function fromArray(array: readonly unknown[]): unknown[] | null {
  if (mostly(array, isRecord)) return squadQuestions(array) ?? unwrapped(array);
  const [names, ...rows] = array;
  if (rows.length > 0 && mostly(array, Array.isArray) && Array.isArray(names)) {
    if (names.every((name) => typeof name === 'string')) return fromRows(names, rows);
  }
  return null;
}

/** Rows of the Hugging Face dataset viewer: each record lies in a field `row`. */
function unwrapped(records: readonly unknown[]): unknown[] {
  if (!mostly(records, (record) => isRecord(record) && isRecord(record.row))) return [...records];
  return records.map((record) => (isRecord(record) && isRecord(record.row) ? record.row : record));
}

/** `{"0": {...}, "1": {...}}`: records by key, which becomes their field `key`. */
function fromMap(object: JsonRecord, isRow: FieldsTest): unknown[] | null {
  const entries = Object.entries(object);
  if (!mostly(entries, ([, value]) => isRecord(value) && isRow(Object.keys(value)))) return null;
  return entries.map(([key, value]) =>
    isRecord(value) ? recordOf([['key', key], ...Object.entries(value)]) : value
  );
}

/** Whether an object is itself a question (or lm-evaluation-harness' record of one), not the wrapping of a list of them. */
function isOneQuestion(object: JsonRecord): boolean {
  if (isRecord(object.doc) && 'doc_id' in object) return true;
  return Object.entries(object).some(
    ([name, value]) =>
      (typeof value === 'string' || (isRecord(value) && typeof value.stem === 'string')) &&
      nameRank('question', fieldKey(name)) !== null
  );
}

/**
 * Every list of records in a JSON value, however it is wrapped; empty where there is none.
 * @param isRow tells columns, or a map of records by key, from other objects; without it a row is a question
 */
export function findRecordLists(json: unknown, isRow?: FieldsTest, depth = 0): RecordList[] {
  if (Array.isArray(json)) {
    const records = fromArray(json);
    return records ? [{ label: null, records }] : [];
  }
  if (!isRecord(json) || depth > 3) return [];
  if (Array.isArray(json.columns) && Array.isArray(json.data) && mostly(json.data, Array.isArray)) {
    return [{ label: null, records: fromRows(json.columns, json.data) }];
  }
  const records = fromColumns(json, isRow ?? askSomething) ?? fromMap(json, isRow ?? askSomething);
  if (records) return [{ label: null, records }];
  if (!isRow && isOneQuestion(json)) return [{ label: null, records: [json] }];
  const lists = Object.entries(json).flatMap(([label, value]) =>
    findRecordLists(value, isRow, depth + 1).map((list) => ({ ...list, label: list.label ?? label }))
  );
  if (isRow?.(Object.keys(json))) {
    // What looks like a row may be the summary of rows.
    const rows = lists.filter(({ records: [first] }) => isRecord(first) && isRow(Object.keys(first)));
    return rows.length > 0 ? rows : [{ label: null, records: [json] }];
  }
  const isScalar = (value: unknown) => value !== null && typeof value !== 'object';
  if (lists.length === 0 && depth === 0 && Object.values(json).filter(isScalar).length > 1) {
    return [{ label: null, records: [json] }];
  }
  return lists.length > 1 ? lists : lists.map((list) => ({ ...list, label: null }));
}
