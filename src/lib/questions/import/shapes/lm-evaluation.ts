import { RowFault } from '../draft';
import type { Report } from '../report';
import { tableOfRecords, type PlacedRecord } from '../tables/json';
import { isRecord } from '../tables/record';
import type { Table } from '../tables/table';
import { asText } from '../values/read-value';
import { withoutPromptWords } from './prompt-words';
import type { Shape } from './shape';

/** Whether a table is the `samples_*.jsonl` of lm-evaluation-harness: each line one document with what was asked of it. */
export function isLmEvaluation(table: Table): boolean {
  return (
    table.has('doc', 'docid') &&
    (table.has('target') || table.has('arguments')) &&
    table.mostly('doc', isRecord)
  );
}

/**
 * The documents inside the samples, each once (a task with several filters writes it once a filter), with `doc_id` for
 * those without an id of their own.
 */
export function documentsOf(table: Table, report: Report): Table {
  const [docs, ids] = [table.indexOf('doc'), table.indexOf('docid')];
  const seen = new Set<unknown>();
  const records: PlacedRecord[] = [];
  for (const row of table.rows) {
    const [doc, id] = [row.values[docs], row.values[ids]];
    if (!isRecord(doc)) {
      report.fault(table.place(row, 'doc'), 'is not a document', 'row left out', doc);
    } else if (seen.has(id)) {
      report.fault(
        table.place(row, 'doc_id'),
        'is the same document under another filter',
        'row left out',
        id
      );
    } else {
      seen.add(id);
      records.push({ row: row.row, line: row.line, record: { ...doc, doc_id: id } });
    }
  }
  return tableOfRecords(records, table.source);
}

/** Texts of the requests made for a document: what was given, and the continuation that was scored. */
function requests(value: unknown): { context: string | null; continuation: string | null }[] {
  const items = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return items.map((item) => {
    const [context, continuation] = Array.isArray(item)
      ? item
      : isRecord(item)
        ? [item.arg_0, item.arg_1]
        : [];
    return { context: asText(context), continuation: asText(continuation) };
  });
}

/** Samples whose documents have no layout known here: the question is what the model was given. */
export const lmEvaluationRequests: Shape = {
  id: 'lm-evaluation',
  name: 'lm-evaluation-harness samples',
  sure: 'likely',
  fits: (table) => isLmEvaluation(table) && table.has('arguments', 'target'),
  read(row) {
    const asked = requests(row.get('arguments'));
    const context = asked[0]?.context ?? null;
    if (context === null)
      throw new RowFault(row.column('arguments'), 'holds no question', row.get('arguments'));
    const text = withoutPromptWords(context);
    const texts = asked.map(({ continuation }) => continuation);
    const target = row.get('target');
    if (texts.length > 1 && texts.every((option) => option !== null)) {
      const options = { texts, labels: null, from: 0 as const };
      const chosen = row.choose(options, 'arguments', 'target');
      return {
        text,
        answers: [chosen.texts[chosen.gold]!],
        options: chosen,
        optionsColumn: row.column('arguments')
      };
    }
    const answers = row.list('target');
    if (answers.length === 0) throw new RowFault(row.column('target'), 'the answer is empty', target);
    return { text, answers };
  }
};
