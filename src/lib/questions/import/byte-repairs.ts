import type { DecodedText } from './bytes/decode-text';
import { excerpt, wholeFile, type Report } from './report';
import type { TableRow } from './tables/table';

/** Writes the repaired bytes into the report, with the row each stands in. */
export function reportStrays(
  { text, strays, strayCount }: DecodedText,
  file: string,
  rows: readonly TableRow[],
  report: Report
): void {
  let line = 1;
  let lineEnd = text.indexOf('\n');
  let next = 0;
  let current: TableRow | null = null;
  for (const stray of strays) {
    for (; lineEnd >= 0 && lineEnd < stray.at; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
    while (next < rows.length && (rows[next]!.line ?? Infinity) <= line) current = rows[next++]!;
    report.repair({
      file,
      row: current?.row ?? null,
      line,
      column: null,
      byte: stray.byte,
      found: `0x${stray.value.toString(16)}`,
      readAs: stray.readAs,
      excerpt: excerpt(text.slice(Math.max(0, stray.at - 15), stray.at + 15))
    });
  }
  if (strayCount > strays.length) report.moreRepairs(wholeFile(file), strayCount - strays.length);
}
