import { RowFault, type Draft } from '../draft';
import type { ColumnMapping } from '../import-result';
import type { RowView } from '../row-view';
import { fieldKey, type Table } from '../tables/table';
import { asText } from '../values/read-value';

const FLAGS =
  /^(?:label|labels|correct|iscorrect|right|isright|istrue|isanswer|isgold|isrelevant|isselected|gold|valid|isvalid)$/;
/** Columns of replies, whose grade such a flag is. */
const REPLIES =
  /pred(?!icate)|hypothes|guess|response|reply|output|completion|generat|student|given|(?:^|user|model|llm|gpt\d?)answer$/;
const YES = /^(?:1(?:\.0)?|true|yes|right|correct)$/i;
const NO = /^(?:0(?:\.0)?|false|no|wrong|incorrect)$/i;

/**
 * The column that says whether the answer of its own row is right, where wrong ones stand among the rows (WikiQA,
 * MultiRC); `null` where there is none, where the column was given another role, or where a reply stands beside the
 * answer that it may be meant of.
 */
function flagColumn(
  table: Table,
  { question, answers, context = [], gold, options, distractors, id, group, popularity }: ColumnMapping
): string | null {
  if (gold || options.length > 0 || distractors.length > 0) return null;
  const used = [question, ...answers, ...context, id, group, popularity].map((column) =>
    fieldKey(column ?? '')
  );
  const others = table.fields.filter((field) => !used.includes(field));
  if (others.some((field) => REPLIES.test(field))) return null;
  const flag = others.find((field) => {
    if (!FLAGS.test(field)) return false;
    const texts = table.sample(field, table.rows.length).map((value) => asText(value) ?? '');
    return (
      texts.every((text) => YES.test(text) || NO.test(text)) &&
      texts.some((text) => YES.test(text)) &&
      texts.some((text) => NO.test(text))
    );
  });
  return flag ?? null;
}

/** A reader that leaves out rows whose answer the table marks as wrong. */
export function withoutWrongAnswers(
  table: Table,
  mapping: ColumnMapping,
  read: (row: RowView) => Draft
): (row: RowView) => Draft {
  const flag = flagColumn(table, mapping);
  if (flag === null) return read;
  return (row) => {
    const draft = read(row);
    const text = row.optional(flag);
    if (text !== undefined && YES.test(text)) return draft;
    throw new RowFault(
      row.column(flag),
      text === undefined ? 'does not say whether the answer is right' : 'marks the answer as wrong',
      row.get(flag)
    );
  };
}
