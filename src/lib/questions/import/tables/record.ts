import { fieldKey } from './table';

/** A record: fields by name. */
export type JsonRecord = Record<string, unknown>;

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
