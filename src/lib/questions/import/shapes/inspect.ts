import type { Report } from '../report';
import { Table } from '../tables/table';
import { asText } from '../values/read-value';
import { textsWithin } from '../values/texts-within';

/**
 * The samples of a log of Inspect, each once: a log with several epochs holds a sample once an epoch. `null` for another
 * table, and for one of a single epoch.
 */
export function samplesOf(table: Table, report: Report): Table | null {
  if (!table.has('id', 'epoch', 'input', 'target')) return null;
  const [ids, epochs, inputs] = [table.indexOf('id'), table.indexOf('epoch'), table.indexOf('input')];
  const seen = new Set<string>();
  const rows = table.rows.filter((row) => {
    const id = asText(row.values[ids]);
    // Another task may count its samples alike.
    const sample = [id, ...textsWithin(row.values[inputs])].join('\n');
    if (id === null || !seen.has(sample)) {
      seen.add(sample);
      return true;
    }
    const reason = 'is the same sample in another epoch';
    report.fault(table.place(row, table.columns[epochs]!), reason, 'row left out', row.values[epochs]);
    return false;
  });
  return rows.length < table.rows.length
    ? new Table(table.source, table.columns, table.hasHeader, rows)
    : null;
}
