import { parseArgs } from 'node:util';
import { compareRow, type CompareSettings } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import { binsFor } from '../../src/lib/comparison/figures';
import { oneRow } from '../../src/lib/predictions/predicted-rows';
import { repeatedIds, type Predictions } from '../../src/lib/predictions/predictions';
import { reportOf } from '../../src/lib/predictions/report';
import { oneOf } from '../argument-values';
import { comparisonSettings } from '../compare/arguments';
import { chosenRows, rowsWithoutNames } from '../compare/chosen-rows';
import { readRunAt } from '../read-run';
import {
  holdsRun,
  nameOfInput,
  openPredictionsAt,
  orUsageError,
  requireReadable,
  runOfRows,
  sayNotes
} from '../open-predictions';
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

/** Of a file whose ids repeat, which the comparison does not take: figures that count ids, without a fit. */
async function lineOfRepeated(
  predictions: Predictions,
  path: string,
  { bins = 0, resamples = 1000 }: CompareSettings
): Promise<TableLine> {
  const file = nameOfInput(path);
  process.stderr.write(
    `${file}: its ids repeat, so that it stands without a fit; lab metrics ${path} --fit makes one.\n`
  );
  const report = await orUsageError(() =>
    reportOf(predictions, {
      file,
      bins: binsFor(predictions.correct.length, bins),
      binning: 'width',
      fits: [],
      split: null,
      seed: 0,
      resamples
    })
  );
  return lineOfPredictions(report);
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
  let named = false;
  await requireReadable(positionals, reading);
  for (const path of positionals) {
    const opened = (await holdsRun(path)) ? null : await openPredictionsAt(path, reading);
    if (opened) sayNotes(path, (opened.layout === 'one' ? opened.predictions : opened.predicted).notes);
    if (opened?.layout === 'one' && repeatedIds(opened.predictions)) {
      lines.push(await lineOfRepeated(opened.predictions, path, settings));
      continue;
    }
    if (opened?.layout === 'one') {
      const file = await runOfRows(oneRow(opened.predictions, nameOfInput(path)), path);
      lines.push(...rowsOf(file).map((row) => lineOfRow(compareRow(row, settings))));
      continue;
    }
    named = true;
    const file = opened ? await runOfRows(opened.predicted, path) : await readRunAt(path);
    const rows = chosenRows(rowsOf(file), wanted);
    lines.push(...rows.map((row) => lineOfRow(compareRow(row, settings))));
  }
  if (wanted && !named) throw new UsageError(rowsWithoutNames(positionals));
  process.stdout.write(tableText(lines, format));
  return 0;
}
