import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRunAt } from '../../cli/open-predictions';
import { rowsOf, type Row } from '../../src/lib/comparison/rows';
import type { RunAbout } from './about';

/** A run that findings are drawn from, as it is committed. */
export interface Findings {
  /** Name of its files, without their endings. */
  name: string;
  about: RunAbout;
  rows: Row[];
}

/** All runs in a folder: `NAME.csv.gz`, its predictions, and `NAME.json`, what they cost. */
export async function openFindings(folder: string): Promise<Findings[]> {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.csv.gz'))
    .map((file) => file.slice(0, -'.csv.gz'.length));
  const all: Findings[] = [];
  for (const name of names.sort().reverse()) {
    const about = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as RunAbout;
    const run = await openRunAt(join(folder, `${name}.csv.gz`), {});
    all.push({ name, about, rows: rowsOf(run) });
  }
  return all;
}
