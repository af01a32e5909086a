import { counted } from './counted';
import type { Faults, Place } from './faults';
import type { Layout } from './layout';
import type { OpenedFile } from './tables';

/** Columns and remarks that are named one by one. */
const NAMED = 12;
const REMARKS = 3;

/** What the decoders found: rows they could not read are faults, the rest is worth a note. */
export function decoderNotes({ report, twice, strays }: OpenedFile, faults: Faults): string[] {
  for (const name of twice) faults.add('line 1', '', undefined, `the header has "${name.trim()}" twice`);
  const remarks: string[] = [];
  for (const { row, line, column, reason, effect, value } of report.faults) {
    const place: Place | null = line !== null ? `line ${line}` : row !== null ? `row ${row}` : null;
    if (effect === 'row left out')
      faults.add(place, column ?? '', undefined, `${value === undefined ? '' : `${value} `}${reason}`);
    else remarks.push(`${place === null ? '' : `${place} `}${reason}.`);
  }
  return [
    ...remarks.slice(0, REMARKS),
    ...(remarks.length > REMARKS ? [`… and ${remarks.length - REMARKS} more of this kind.`] : []),
    ...report.caps.map(({ message }) => message),
    ...(strays > 0
      ? [`${counted(strays, 'byte was', 'bytes were')} not UTF-8 and read as Windows-1252.`]
      : [])
  ];
}

/** Columns that were read under another name than their role's, and those that were not read. */
export function columnNotes(layout: Layout, notUsed: readonly string[]): string[] {
  const renamed = Object.entries(layout.columns).filter(([role, name]) => role !== name.toLowerCase());
  const isHarness = layout.format === 'lm-evaluation-harness';
  const more = notUsed.length > NAMED ? `, … (${notUsed.length} in all)` : '';
  return [
    ...(renamed.length > 0 && !isHarness
      ? [`Read ${renamed.map(([role, name]) => `"${name}" as ${role}`).join(', ')}.`]
      : []),
    ...(notUsed.length > 0 ? [`Not used: ${notUsed.slice(0, NAMED).join(', ')}${more}.`] : [])
  ];
}
