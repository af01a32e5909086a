import { isContextName } from '../mapping/field-names';
import { textsWithin } from '../values/texts-within';
import type { JsonRecord } from './record';
import { fieldKey } from './table';

/** Texts beside a list of questions that belong to each of them, by their names: a passage, a story, an instruction. */
export function textsAround(object: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([name, value]) =>
        isContextName(fieldKey(name)) &&
        (typeof value === 'string' ||
          (Array.isArray(value) && value.every((item) => typeof item === 'string'))) &&
        textsWithin(value).length > 0
    )
  );
}

/** A question with the texts that stand around it, as fields of its own; fields that it has already stay. */
export function withTextsAround(row: JsonRecord, around: JsonRecord): JsonRecord {
  const texts = Object.entries(around);
  if (texts.length === 0) return row;
  const own = new Set(Object.keys(row).map(fieldKey));
  const missing = texts.filter(([name]) => !own.has(fieldKey(name)));
  return missing.length === 0 ? row : Object.fromEntries([...missing, ...Object.entries(row)]);
}
