import { UsageError } from '../usage-error';
import { readPart } from './cells';
import { confidenceRow } from './confidence-row';
import { csvRows } from './csv-rows';
import { Faults } from './faults';
import { harnessRow } from './harness-row';
import { jsonRows } from './json-rows';
import { logitsRow } from './option-row';
import type { Part, PredictionRow, Predictions, PredictionsFormat, RawRow } from './predictions';

const readers: Record<
  PredictionsFormat,
  (row: RawRow, faults: Faults) => PredictionRow | 'not attempted' | null
> = {
  confidences: confidenceRow,
  logits: logitsRow,
  'lm-evaluation-harness': harnessRow
};

/** @throws UsageError when the columns are of no known kind, saying what is there and what is needed */
function formatOf(columns: readonly string[], file: string): PredictionsFormat {
  const has = (name: string) => columns.includes(name);
  if (has('doc_id') && (has('resps') || has('filtered_resps'))) return 'lm-evaluation-harness';
  if (has('logits') || has('logprobs')) return 'logits';
  if (has('confidence') && has('correct')) return 'confidences';
  const missing = has('confidence') ? 'correct' : has('correct') ? 'confidence' : null;
  throw new UsageError(
    `${file}: ${missing ? `the column "${missing}" is missing` : 'not recognised'}. Found: ${columns.join(', ')}. Needed: ` +
      'confidence and correct; or logits (or logprobs) and label; or the samples_*.jsonl of lm-evaluation-harness.'
  );
}

/** A column's texts where any row has one, `fallback` filling the gaps; `null` where none has. */
function column(rows: readonly RawRow[], name: string, fallback: (row: number) => string): string[] | null {
  const isGiven = ({ cells }: RawRow) =>
    cells[name] !== undefined && cells[name] !== null && cells[name] !== '';
  if (!rows.some(isGiven)) return null;
  return rows.map((row, i) => (isGiven(row) ? String(row.cells[name]).trim() : fallback(i)));
}

/** lm-evaluation-harness writes each sample once for every filter; only the first filter's are kept. */
function ofFirstFilter(rows: RawRow[]): { rows: RawRow[]; notes: string[] } {
  const filters = new Set(rows.map(({ cells }) => cells.filter));
  if (filters.size < 2) return { rows, notes: [] };
  const [first] = filters;
  return {
    rows: rows.filter(({ cells }) => cells.filter === first),
    notes: [`The file has ${filters.size} filters; only "${String(first)}" was read.`]
  };
}

/**
 * Reads predictions from CSV, JSONL or a JSON list, recognised by content.
 * @param file its name, for messages
 * @throws UsageError when it is of no known kind, or listing what is wrong in it, row by row
 */
export function readPredictions(text: string, file: string): Predictions {
  const faults = new Faults(file);
  const isJson = /^\s*[[{]/.test(text);
  const csv = isJson ? null : csvRows(text, faults);
  const all = csv ? csv.rows : jsonRows(text, file, faults);
  if (!csv && all.length === 0) faults.throwIfAny();
  const columns = csv ? csv.columns : [...new Set(all.flatMap(({ cells }) => Object.keys(cells)))];
  const format = formatOf(columns, file);
  const { rows, notes } = format === 'lm-evaluation-harness' ? ofFirstFilter(all) : { rows: all, notes: [] };

  const kept: { row: RawRow; prediction: PredictionRow }[] = [];
  const parts: Part[] = [];
  const hasSplit = format !== 'lm-evaluation-harness' && columns.includes('split');
  let notAttempted = 0;
  for (const row of rows) {
    const prediction = readers[format](row, faults);
    if (prediction === 'not attempted') notAttempted++;
    if (prediction === null || prediction === 'not attempted') continue;
    const part = hasSplit ? readPart(row.cells.split, row.place, faults) : null;
    if (part) parts.push(part);
    kept.push({ row, prediction });
  }
  faults.throwIfAny();
  if (kept.length === 0)
    throw new UsageError(`${file} has no rows with an answer: there is nothing to compute.`);

  const used = kept.map(({ row }) => row);
  const predictions = kept.map(({ prediction }) => prediction);
  const idColumn = format === 'lm-evaluation-harness' ? 'doc_id' : 'id';
  return {
    format,
    confidences: predictions.map(({ confidence }) => confidence),
    correct: predictions.map(({ correct }) => correct),
    options:
      format === 'confidences'
        ? null
        : {
            logits: predictions.map(({ option }) => option!.logits),
            labels: predictions.map(({ option }) => option!.label)
          },
    ids: column(used, idColumn, (row) => `row ${row}`) ?? used.map((_, row) => `row ${row}`),
    groups: format === 'lm-evaluation-harness' ? null : column(used, 'group', () => '(none)'),
    split: hasSplit ? parts : null,
    notAttempted,
    notes
  };
}
