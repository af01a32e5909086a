import { isBlank, type Table } from '../tables/table';
import { asText } from '../values/read-value';
import { textsWithin } from '../values/texts-within';
import { isContextName } from './field-names';
import { isReadable } from './option-fields';

/** Words on average from which an unused text may belong to the question. */
const WORDS = 4;
/** Names that give the answer away, or tell of the file's making. */
const REVEALS =
  /explanation|explain|rationale|reason|solution|comment|note|hint|source|url|link|support|evidence|feedback|justification|proof|metadata|response|predict|output|wrong|incorrect|distractor|^exp$|cot|chainofthought|steps|equation|formula|program|citation|licen[cs]e|author|tags|^(?:model|student|llm|gpt\d?)answer/;

/** Whether a value is a text of several words, or holds such texts. */
const isPassage = (value: unknown) => textsWithin(value).some((text) => /\S\s+\S/.test(text));

/** Columns that stand before the question, by their names: a passage, a case, the body of a word problem. */
export function contextFields(table: Table, taken: ReadonlySet<string>): string[] {
  return table.fields.filter((field) => {
    const named = !taken.has(field) && isContextName(field);
    // Documents with titles and sentences, as multi-hop sets have them, are too much to be put there unasked.
    if (!named || !table.mostly(field, isReadable)) return false;
    return named === 'plainly' || share(table.sample(field), isPassage) >= 0.5;
  });
}

const share = (values: readonly unknown[], test: (value: unknown) => boolean) =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;

/**
 * Whether a column that no question was made with may belong to the questions: by its name, or as its texts are sentences
 * that differ from row to row.
 * @param byContent whether what stands in it counts too; a known layout's other columns are known
 */
export function mayBelong(table: Table, field: string, byContent: boolean): boolean {
  if (REVEALS.test(field)) return false;
  const values = table.sample(field, 200);
  if (isContextName(field)) return values.some((value) => textsWithin(value).length > 0);
  if (!byContent) return false;
  const texts = values.map((value) => textsWithin(value).join(' '));
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0) / texts.length;
  return (
    words >= WORDS &&
    !texts.some((text) => /^https?:/.test(text)) &&
    (texts.length < 2 || new Set(texts).size > 1)
  );
}

/** Whether a column says the question over again, so that it need not stand before it. */
export function repeats(table: Table, field: string, question: string): boolean {
  const [at, asked] = [table.indexOf(field), table.indexOf(question)];
  const rows = table.rows
    .slice(0, 50)
    .filter(({ values }) => !isBlank(values[at]) && !isBlank(values[asked]));
  return (
    rows.length > 0 &&
    rows.every(({ values }) => (asText(values[at]) ?? '').includes(asText(values[asked]) ?? '\u0000'))
  );
}
