import Papa from 'papaparse';
import type { Faults } from './faults';
import type { RawRow } from './predictions';

/**
 * Rows of a CSV (comma, semicolon or tab) with a header, each with the line it begins on: a quoted cell may hold
 * newlines.
 */
export function csvRows(text: string, faults: Faults): { columns: string[]; rows: RawRow[] } {
  const rows: RawRow[] = [];
  let columns: string[] | null = null;
  let line = 1;
  let read = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    step: ({ data, errors, meta }) => {
      const place = `line ${line}` as const;
      for (let at = read; at < meta.cursor; at++) {
        const unit = text.charCodeAt(at);
        if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) line++;
      }
      read = meta.cursor;
      if (data.length === 1 && data[0].trim() === '') return;
      for (const { code, message } of errors) {
        if (code !== 'UndetectableDelimiter') faults.add(place, '', undefined, message);
      }
      if (columns === null) {
        const names = data.map((name) => name.trim().toLowerCase());
        const twice = names.find((name, i) => name !== '' && names.indexOf(name) < i);
        if (twice) faults.add(place, '', undefined, `the header has "${twice}" twice`);
        columns = names;
        return;
      }
      if (data.length !== columns.length) {
        faults.add(place, '', undefined, `has ${data.length} cells, but the header has ${columns.length}`);
        return;
      }
      const names = columns;
      rows.push({ place, cells: Object.fromEntries(data.map((cell, i) => [names[i], cell])) });
    }
  });
  return { columns: columns ?? [], rows };
}
