import { openAsBlob } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareRow } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import { PredictionsError } from '../../src/lib/predictions/predictions-error';
import { openPredictions } from '../../src/lib/predictions/read-predictions';
import { reportOf } from '../../src/lib/predictions/report';
import { isRunFile } from '../../src/lib/runs/file/read';
import { oneOf } from '../argument-values';
import { comparisonSettings } from '../compare/arguments';
import { chosenRows } from '../compare/chosen-rows';
import { readRunAt } from '../compare/compare';
import { requireInputFile } from '../input-file';
import { readBytes } from '../metrics/read-bytes';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { UsageError } from '../usage-error';
import { tableFormats, tableText } from './formats';
import { lineOfPredictions, lineOfRow, type TableLine } from './lines';

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'md' },
        rows: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        fit: { type: 'string', default: 'usual' },
        bins: { type: 'string' },
        resamples: { type: 'string' },
        ...predictionsOptions
      }
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** `lab table`: the figures of runs and of predictions as a table for a paper. Returns the exit code. */
export async function table(argv: string[]): Promise<number> {
  const { values, positionals } = parsed(argv);
  if (positionals.length === 0) {
    throw new UsageError('FILE is missing: name a run.json of the lab or a file of predictions.');
  }
  const format = oneOf('format', values.format, tableFormats);
  const settings = comparisonSettings(values);
  const reading = predictionsReading(values);
  const wanted = values.rows?.split(',').map((row) => row.trim()) ?? null;
  const lines: TableLine[] = [];
  for (const path of positionals) {
    requireInputFile(path, 'run of the lab or file of predictions');
    if (await isRunFile(await openAsBlob(path))) {
      const rows = chosenRows(rowsOf(await readRunAt(path)), wanted);
      lines.push(...rows.map((row) => lineOfRow(compareRow(row, settings))));
      continue;
    }
    try {
      const predictions = await openPredictions(readBytes(path), path, reading);
      const { bins, resamples = 1000 } = settings;
      const report = reportOf(predictions, {
        file: path,
        bins: bins || 10,
        binning: 'width',
        fits: [],
        split: null,
        seed: 0,
        resamples
      });
      lines.push(lineOfPredictions(report));
    } catch (error) {
      throw error instanceof PredictionsError ? new UsageError(error.message) : error;
    }
  }
  process.stdout.write(tableText(lines, format));
  return 0;
}
