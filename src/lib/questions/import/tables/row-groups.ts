import { nameRank } from '../mapping/field-names';
import { fromParallelLists } from './parallel-lists';
import { fieldOf, isRecord, type JsonRecord } from './record';
import { fieldKey } from './table';
import { textsAround, withTextsAround } from './texts-around';

/** Whether more than half of the first items pass a test; false where there is none. */
export function mostly<T>(items: readonly T[], test: (item: T) => boolean): boolean {
  const sample = items.slice(0, 100);
  return sample.length > 0 && sample.filter(test).length > sample.length / 2;
}

/** A record made of pairs; `__proto__` and the like become ordinary fields. */
export function recordOf(pairs: Iterable<readonly [string, unknown]>): JsonRecord {
  return Object.fromEntries(pairs);
}

/** Whether a record's fields are those of the kind of row that is looked for. */
export type FieldsTest = (fields: readonly string[]) => boolean;

/** Whether fields are those of a question. */
export const askSomething: FieldsTest = (fields) =>
  fields.some((name) => nameRank('question', fieldKey(name)) !== null);

/** SQuAD's own nesting: articles, paragraphs, questions. */
export function squadQuestions(articles: readonly unknown[]): JsonRecord[] | null {
  const questions: JsonRecord[] = [];
  for (const article of articles) {
    if (!isRecord(article) || !Array.isArray(article.paragraphs)) continue;
    for (const paragraph of article.paragraphs) {
      if (!isRecord(paragraph) || !Array.isArray(paragraph.qas)) continue;
      for (const question of paragraph.qas) {
        if (isRecord(question))
          questions.push({ ...withTextsAround(question, textsAround(paragraph)), title: article.title });
      }
    }
  }
  return questions.length > 0 ? questions : null;
}

/** A group of rows, with its name where it has one. */
interface RowGroup {
  name: string | undefined;
  rows: JsonRecord[];
  /** Texts beside the list that belong to each of its rows, such as a passage. */
  around: JsonRecord;
}

/** Groups, each with a list of rows in the same of its fields; `null` where a list holds something else. */
export function groupsOf(groups: readonly unknown[], isRow: FieldsTest): RowGroup[] | null {
  const own = groups.filter(isRecord);
  const plainNames = (group: JsonRecord) => Object.keys(group).filter((name) => !Array.isArray(group[name]));
  if (own.some((group) => isRow(plainNames(group)))) return null;
  const listsIn = (group: JsonRecord) =>
    Object.keys(group).filter((name) => {
      const list = group[name];
      return Array.isArray(list) && mostly(list, (item) => isRecord(item) && isRow(Object.keys(item)));
    });
  const fields = new Set(own.flatMap(listsIn));
  const [field] = fields;
  if (fields.size !== 1 || field === undefined) return null;
  return own.map((group) => {
    const key = ['name', 'title', 'category', 'topic', 'subject', 'group', 'id'].find(
      (candidate) => typeof group[candidate] === 'string'
    );
    const rows = Array.isArray(group[field]) ? (group[field] as unknown[]).filter(isRecord) : [];
    const name = key === undefined ? undefined : (group[key] as string);
    return { name, rows, around: textsAround(group) };
  });
}

/** The rows of groups, each with its group's name where it has none. */
export function fromGroups(groups: readonly RowGroup[]): JsonRecord[] {
  return groups.flatMap(({ name, rows, around }) =>
    rows.map((row) => {
      const whole = withTextsAround(row, around);
      return name === undefined || fieldOf(row, 'group') !== undefined
        ? whole
        : recordOf([...Object.entries(whole), ['group', name]]);
    })
  );
}

/**
 * The questions within each of some records, where the records are groups of them: a list of questions with what stands
 * around it, or lists side by side. `null` where the records are the questions themselves.
 */
export function rowsWithin(items: readonly unknown[]): unknown[][] | null {
  if (mostly(items, (item) => fromParallelLists(item) !== null)) {
    return items.map((item) => fromParallelLists(item) ?? [item]);
  }
  const groups = groupsOf(items, askSomething);
  if (!groups) return null;
  const left = groups.values();
  return items.map((item) => (isRecord(item) ? fromGroups([left.next().value!]) : [item]));
}

/** `{"nfl_1": {passage, qa_pairs: [...]}, …}`: groups by key, which is their name where they have none. */
export function fromNamedGroups(object: JsonRecord): unknown[] | null {
  const entries = Object.entries(object);
  if (entries.length < 2 || !entries.every(([, value]) => isRecord(value))) return null;
  const groups = groupsOf(Object.values(object), askSomething);
  if (!groups || groups.some(({ rows }) => rows.length === 0)) return null;
  return fromGroups(groups.map((group, i) => ({ ...group, name: group.name ?? entries[i]![0] })));
}
