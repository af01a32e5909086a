import { parseArgs } from 'node:util';
import { compareRow } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import { reportOf } from '../../src/lib/predictions/report';
import { oneOf } from '../argument-values';
import { comparisonSettings } from '../compare/arguments';
import { chosenRows } from '../compare/chosen-rows';
import { readRunAt } from '../read-run';
import { holdsRun, nameOfInput, openPredictionsAt, orUsageError, runOfRows } from '../open-predictions';
import { predictionsOptions, predictionsReading } from '../predictions-arguments';
import { argumentsFault, UsageError } from '../usage-error';
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
    throw argumentsFault(error);
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
    const opened = (await holdsRun(path)) ? null : await openPredictionsAt(path, reading);
    if (opened?.layout === 'one') {
      const { bins, resamples = 1000 } = settings;
      const report = await orUsageError(() =>
        reportOf(opened.predictions, {
          file: nameOfInput(path),
          bins: bins || 10,
          binning: 'width',
          fits: [],
          split: null,
          seed: 0,
          resamples
        })
      );
      lines.push(lineOfPredictions(report));
      continue;
    }
    const file = opened ? await runOfRows(opened.predicted, path) : await readRunAt(path);
    const rows = chosenRows(rowsOf(file), wanted);
    lines.push(...rows.map((row) => lineOfRow(compareRow(row, settings))));
  }
  process.stdout.write(tableText(lines, format));
  return 0;
}
