import type { ImportDoubt } from './import-result';
import { signatureOf } from './mapping/mappable-table';
import type { RecognisedTable } from './recognise';
import { excerpt } from './report';
import { fieldKey, isBlank, type Table } from './tables/table';
import { asText } from './values/read-value';

/** Columns with the key that somebody put in place of the first one. */
const CORRECTION =
  /^(?:corrected|revised|fixed|new|updated|amended|reviewed|verified)(?:correct|right|gold)?(?:answer|label|gold|key|target|option|choice|solution)s?(?:key|index|idx|letter|id)?$|^corrections?$/;
/** Columns that mark questions as bad, and those that mark them as good. */
const BAD =
  /^(?:is|has)?(?:bad|badquestion|flawed|wrong|wrongkey|wronglabel|error|errors|errortype|issue|issues|issuetype|flagged|invalid|ambiguous|broken|problem|problems|problematic|mislabell?ed|labelerror|labelissue)$/;
const GOOD = /^(?:is)?(?:valid|verified|ok|good|clean|approved|accepted)$/;

/** How a cell says that there is nothing. */
const NOTHING = /^(?:none|null|nan|n\/?a|-|–|no|false|0|ok|okay|good|fine|correct|no correction|\[\])$/i;
const UNCHANGED = /^(?:none|null|nan|n\/?a|-|–|ok|no correction|\[\])$/i;
const DENIED = /^(?:no|false|0|bad|rejected|wrong|invalid)$/i;

/** Whether a column's value says that its row's question or key was found wanting; `null` where the column is none of these. */
function complaintOf(field: string): ((text: string) => boolean) | null {
  // A corrected key may well be 0, or the answer no.
  if (CORRECTION.test(field)) return (text) => !UNCHANGED.test(text);
  if (BAD.test(field)) return (text) => !NOTHING.test(text);
  return GOOD.test(field) ? (text) => DENIED.test(text) : null;
}

function rowsWith(table: Table, index: number, isComplaint: (text: string) => boolean) {
  return table.rows.filter(({ values }) => {
    const value = values[index];
    if (isBlank(value)) return false;
    const text = asText(value) ?? excerpt(value);
    return isComplaint(text);
  });
}

/** Unused columns in which somebody corrected keys or marked questions as bad: they were read as if nobody had. */
export function reviewDoubts(
  { table, recognised }: RecognisedTable,
  unused: readonly string[]
): ImportDoubt[] {
  if (recognised.sure === 'mapped') return [];
  return unused.flatMap((column): ImportDoubt[] => {
    const field = fieldKey(column);
    const isComplaint = complaintOf(field);
    if (!isComplaint) return [];
    const index = table.columns.indexOf(column);
    const rows = rowsWith(table, index, isComplaint);
    const [first] = rows;
    if (!first) return [];
    return [
      {
        ...table.place(first, column),
        about: 'conflict',
        reason: CORRECTION.test(field)
          ? 'holds a corrected answer, and was not used: the first one was followed'
          : 'marks the question as bad, and was not used: it was read all the same',
        value: excerpt(first.values[index]),
        rows: rows.length,
        signature: signatureOf(table)
      }
    ];
  });
}
