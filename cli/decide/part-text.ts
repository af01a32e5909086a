import type { DecisionPart } from '../../src/lib/decisions/part';
import { alignedTable } from '../aligned-table';

/** A decision in words and tables for a terminal. @param indent what stands before its title */
export function partText({ title, sentences, tables, notes }: DecisionPart, indent = ''): string {
  const within = `${indent}  `;
  return [
    `${indent}${title}`,
    ...sentences.map((sentence) => within + sentence),
    ...tables.map(({ columns, cells }) =>
      alignedTable([columns, ...cells].map(([head, ...rest]) => [within + head, ...rest]))
    ),
    ...notes.map((note) => within + note)
  ].join('\n');
}
