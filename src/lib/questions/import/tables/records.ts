import { nameRank } from '../mapping/field-names';
import { fromParallelLists } from './parallel-lists';
import { isRecord, type JsonRecord } from './record';
import {
  askSomething,
  fromGroups,
  fromNamedGroups,
  groupsOf,
  mostly,
  recordOf,
  rowsWithin,
  squadQuestions,
  type FieldsTest
} from './row-groups';
import { textsAround, withTextsAround } from './texts-around';
import { fieldKey } from './table';

/** How deep a list of records may lie. */
const DEPTH = 8;

/** A list of records found in JSON, with the name of the field that held it where there are several. */
export interface RecordList {
  label: string | null;
  records: unknown[];
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
    const length = lists[0]![1].length;
    if (length < 1 || lists.some(([, values]) => values.length !== length)) return null;
    return Array.from({ length }, (_, i) => recordOf(lists.map(([name, values]) => [name, values[i]])));
  }
  if (
    columns.every(([, values]) => isRecord(values) && Object.keys(values).every((key) => /^\d+$/.test(key)))
  ) {
    const maps = columns as [string, JsonRecord][];
    const keys = Object.keys(maps[0]![1]);
    return keys.length < 1
      ? null
      : keys.map((key) => recordOf(maps.map(([name, values]) => [name, values[key]])));
  }
  return null;
}

function fromArray(array: readonly unknown[], isRow?: FieldsTest): unknown[] | null {
  if (mostly(array, isRecord)) {
    const squad = squadQuestions(array);
    if (squad) return squad;
    if (!isRow) return rowsWithin(array)?.flat() ?? unwrapped(array);
    const groups = groupsOf(array, isRow);
    return (groups && fromGroups(groups)) ?? unwrapped(array);
  }
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

/** Whether an object is one chat, and its lists no columns. */
const isOneChat = ({ messages, input, ideal }: JsonRecord) =>
  [messages, ideal === undefined ? null : input].some(
    (list) => Array.isArray(list) && mostly(list, (item) => isRecord(item) && 'role' in item)
  );

/** Whether an object is itself a question (or lm-evaluation-harness' record of one), not the wrapping of a list of them. */
function isOneQuestion(object: JsonRecord): boolean {
  if (isRecord(object.doc) && 'doc_id' in object) return true;
  return Object.entries(object).some(
    ([name, value]) =>
      (typeof value === 'string' || (isRecord(value) && typeof value.stem === 'string')) &&
      nameRank('question', fieldKey(name)) !== null
  );
}

/** The rows of what also describes them: pandas' `{schema, data}`, the dataset viewer's `{features, rows}`; else `null`. */
function withoutDescription(json: JsonRecord): unknown {
  if (isRecord(json.schema) && Array.isArray(json.data)) return json.data;
  return Array.isArray(json.features) && Array.isArray(json.rows) ? json.rows : null;
}

/**
 * Every list of records in a JSON value, however it is wrapped; empty where there is none.
 * @param isRow tells columns, or a map of records by key, from other objects; without it a row is a question
 */
export function findRecordLists(json: unknown, isRow?: FieldsTest, depth = 0): RecordList[] {
  if (Array.isArray(json)) {
    // A list that is all there is in another.
    if (json.length === 1 && Array.isArray(json[0])) {
      return depth > DEPTH ? [] : findRecordLists(json[0], isRow, depth + 1);
    }
    // Rows that are predictions belong to one model: which of several is meant is not guessed.
    const groups = isRow && mostly(json, isRecord) ? groupsOf(json, isRow) : null;
    if (groups && groups.length > 1) {
      return groups.map(({ name, rows }, i) => ({ label: name ?? String(i + 1), records: rows }));
    }
    const records = fromArray(json, isRow);
    return records ? [{ label: null, records }] : [];
  }
  if (!isRecord(json) || depth > DEPTH) return [];
  if (Array.isArray(json.columns) && Array.isArray(json.data) && mostly(json.data, Array.isArray)) {
    return [{ label: null, records: fromRows(json.columns, json.data) }];
  }
  const described = withoutDescription(json);
  if (described) return findRecordLists(described, isRow, depth + 1);
  if (!isRow && isOneChat(json)) return [{ label: null, records: [json] }];
  const records = fromColumns(json, isRow ?? askSomething) ?? fromMap(json, isRow ?? askSomething);
  if (records) return [{ label: null, records }];
  const parallel = isRow ? null : fromParallelLists(json);
  if (parallel) return [{ label: null, records: parallel }];
  if (!isRow && isOneQuestion(json)) return [{ label: null, records: [json] }];
  const named = isRow ? null : fromNamedGroups(json);
  if (named) return [{ label: null, records: named }];
  const around = isRow ? {} : textsAround(json);
  const lists = Object.entries(json).flatMap(([label, value]) =>
    findRecordLists(value, isRow, depth + 1).map((list) => ({
      records: list.records.map((record) => (isRecord(record) ? withTextsAround(record, around) : record)),
      label: list.label ?? label
    }))
  );
  const isListOfRows = ({ records: [first] }: RecordList) =>
    isRow !== undefined && isRecord(first) && isRow(Object.keys(first));
  if (isRow?.(Object.keys(json))) {
    // What looks like a row may be the summary of rows.
    const rows = lists.filter(isListOfRows);
    return rows.length > 0 ? rows : [{ label: null, records: [json] }];
  }
  // So may a single row beside a list of several.
  const several = lists.filter((list) => isListOfRows(list) && list.records.length > 1);
  if (
    isRow &&
    several.length === 1 &&
    lists.every((list) => list === several[0] || list.records.length === 1)
  ) {
    return [{ ...several[0]!, label: null }];
  }
  const isScalar = (value: unknown) => value !== null && typeof value !== 'object';
  if (lists.length === 0 && depth === 0 && Object.values(json).filter(isScalar).length > 1) {
    return [{ label: null, records: [json] }];
  }
  return lists.length > 1 ? lists : lists.map((list) => ({ ...list, label: null }));
}
