import { nameRank } from '../mapping/field-names';
import { isRecord, type JsonRecord } from './record';
import { fieldKey } from './table';

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';

/**
 * Questions that one record holds in lists side by side, as RACE keeps those about one article: `questions`, `options` and
 * `answers`, an element a question. What is no list belongs to each of them; `null` where a record is none such.
 */
export function fromParallelLists(record: unknown): JsonRecord[] | null {
  if (!isRecord(record)) return null;
  const entries = Object.entries(record);
  const lists = entries.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const asked = lists.find(
    ([name, list]) => nameRank('question', fieldKey(name)) !== null && list.length > 0 && list.every(isText)
  );
  if (!asked || lists.length < 2 || lists.length === entries.length) return null;
  const { length } = asked[1];
  if (lists.some(([, list]) => list.length !== length)) return null;
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      entries.map(([name, value]) => {
        if (Array.isArray(value)) return [name, (value as unknown[])[i]];
        const numbered = fieldKey(name) === 'id' && length > 1;
        return [name, numbered ? `${String(value)}-${i + 1}` : value];
      })
    )
  );
}
