import type { Question } from '../../question';
import { Assembler } from '../assemble';
import { RowFault } from '../draft';
import type { ColumnMapping, ImportFault, MappableTable } from '../import-result';
import { Report } from '../report';
import { RowView } from '../row-view';
import { Table } from '../tables/table';
import { withoutWrongAnswers } from './answer-flags';
import { readerOfMapping } from './apply-mapping';
import { suggestMapping } from './suggest-mapping';

/** What a mapping makes of the first rows of a table. */
export interface MappingPreview {
  questions: Question[];
  faults: ImportFault[];
}

function tableOf({ file, format, encoding, columns, rows, suggested }: MappableTable): Table {
  const first = suggested.hasHeader ? 2 : 1;
  return new Table(
    { file, format, encoding },
    columns,
    suggested.hasHeader,
    rows.map((values, i) => ({ row: i + first, line: null, values }))
  );
}

/**
 * The questions that a mapping makes of the rows a table shows, at once and without the file: for a live preview. Rows
 * are numbered as if none before them were blank.
 */
export function previewMapping(table: MappableTable, mapping: ColumnMapping): MappingPreview {
  const shown = tableOf(table);
  const report = new Report();
  const assembler = new Assembler(report, false);
  const read = withoutWrongAnswers(shown, mapping, readerOfMapping(mapping));
  const questions: Question[] = [];
  for (const row of shown.rows) {
    try {
      questions.push(assembler.question(read(new RowView(shown, row, report)), shown.place(row, null)));
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      report.fault(shown.place(row, error.column), error.reason, 'row left out', error.value);
    }
  }
  return { questions, faults: report.faults };
}

/**
 * The same table with its first row taken as names, or its names taken as the first row, and a new suggestion; for the
 * dialog's switch. The signature stays, so that the mapping is found again.
 */
export function withHeader(table: MappableTable, hasHeader: boolean): MappableTable {
  if (table.suggested.hasHeader === hasHeader) return table;
  const rows = hasHeader ? table.rows.slice(1) : [table.columns, ...table.rows];
  const names = hasHeader ? table.rows[0]! : [];
  const columns = table.columns.map((_, i) => names[i]?.trim() || `column ${i + 1}`);
  const changed = {
    ...table,
    columns,
    rows,
    rowCount: table.rowCount + (hasHeader ? -1 : 1),
    suggested: { ...table.suggested, hasHeader }
  };
  return { ...changed, suggested: suggestMapping(tableOf(changed)).mapping };
}
