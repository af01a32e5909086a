import { compareRow } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import type { RunFile } from '../../src/lib/runs/run';
import { openRunAt, requireReadable } from '../open-predictions';
import { parseCompareArguments } from './arguments';
import { chosenRows } from './chosen-rows';
import { comparisonJson } from './compared-row-json';
import { comparisonText } from './comparison-text';

/** `lab compare`: every row of stored runs and of predictions, without a model. Returns the exit code. */
export async function compare(argv: string[]): Promise<number> {
  const { files, json, withValues, rows, settings, reading } = parseCompareArguments(argv);
  await requireReadable(files, reading);
  const runs: RunFile[] = [];
  for (const path of files) runs.push(await openRunAt(path, reading));
  const compared = chosenRows(runs.flatMap(rowsOf), rows).map((row) => compareRow(row, settings));
  process.stdout.write(json ? comparisonJson(compared, withValues) : comparisonText(compared));
  return 0;
}
