import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pinnedRows, rowsOf } from '../../src/lib/comparison/rows';
import { splittings } from '../../src/lib/comparison/splitting';
import { counted } from '../../src/lib/predictions/counted';
import { runFilePieces } from '../../src/lib/runs/file/write';
import type { RunFile } from '../../src/lib/runs/run';
import { oneOf } from '../argument-values';
import { chosenRows } from '../compare/chosen-rows';
import { openHeadlessLab, type HeadlessLabHandle } from '../headless-lab';
import { openRunAt, requireReadable, sayNotes } from '../open-predictions';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        rows: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        force: { type: 'boolean', default: false },
        ...predictionsOptions
      }
    });
  } catch (error) {
    throw argumentsFault(error);
  }
}

/** Makes the folder. @throws UsageError where it cannot be made */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out: "${path}" cannot be made: ${(error as Error).message}`);
  }
}

/** Where a figure of a name is written: figures of two files may have the same. */
function freePath(folder: string, name: string, written: ReadonlySet<string>): string {
  const path = join(folder, name);
  if (!written.has(path)) return path;
  for (let n = 2; ; n++) if (!written.has(`${path}-${n}`)) return `${path}-${n}`;
}

/**
 * `lab figure`: figures of runs and of predictions as SVG and PNG, as the page draws and saves them. Returns the exit code.
 */
export async function figure(argv: string[]): Promise<number> {
  const { values, positionals } = parsed(argv);
  const { out, force } = values;
  if (positionals.length === 0) {
    throw new UsageError('FILE is missing: name a run.json of the lab or a file of predictions.');
  }
  if (out === undefined) throw new UsageError('--out is missing: name a folder for the figures.');
  const splitting = oneOf('split', values.split, splittings);
  const reading = predictionsReading(values);
  const wanted = values.rows?.split(',').map((row) => row.trim()) ?? null;
  await requireReadable(positionals, reading);
  const runs: { file: RunFile; keys: string[] }[] = [];
  for (const path of positionals) {
    const file = await openRunAt(path, reading);
    sayNotes(path, file.run.predictions?.notes ?? []);
    const rows = rowsOf(file);
    const chosen = wanted ? chosenRows(rows, wanted) : pinnedRows(rows);
    runs.push({ file, keys: chosen.map(({ key }) => key) });
  }
  makeFolder(out);
  let lab: HeadlessLabHandle | null = null;
  const written = new Set<string>();
  try {
    lab = await openHeadlessLab(false);
    for (const { file, keys } of runs) {
      for (const { name, svg, png } of await lab.figures(
        [...runFilePieces(file)].join(''),
        keys,
        splitting
      )) {
        const path = freePath(out, name, written);
        const there = [`${path}.svg`, `${path}.png`].find((each) => existsSync(each));
        if (there !== undefined && !force) {
          throw new UsageError(
            `"${there}" is there already and is not overwritten. Replace it with --force.`
          );
        }
        writeFileSync(`${path}.svg`, `${svg}\n`);
        writeFileSync(`${path}.png`, Buffer.from(png, 'base64'));
        written.add(path);
      }
    }
  } finally {
    await lab?.close();
  }
  process.stderr.write(`Wrote ${counted(written.size, 'figure')}, each as SVG and PNG, into ${out}\n`);
  return 0;
}
