import type { CalibratorName } from '../../src/lib/calibration/calibrators/calibrator';
import { compareRow } from '../../src/lib/comparison/compare';
import { rowsOf } from '../../src/lib/comparison/rows';
import { reportOf } from '../../src/lib/predictions/report';
import type { PredictedRows } from '../../src/lib/predictions/predicted-rows';
import { comparisonJson } from '../compare/compared-row-json';
import { comparisonText } from '../compare/comparison-text';
import { holdsRun, nameOfInput, openPredictionsAt, orUsageError, runOfRows } from '../open-predictions';
import { UsageError } from '../usage-error';
import { parseMetricsArguments, type MetricsArguments } from './arguments';
import { metricsTable } from './table';

/** Calibrators of the comparison by the names that predictions' fits have: those that a bare value can have. */
const calibratorsOf = (fits: MetricsArguments['fits']): CalibratorName[] =>
  fits.flatMap((name): CalibratorName[] =>
    name === 'temperature'
      ? ['temperature-confidence']
      : name === 'platt'
        ? ['platt-confidence', 'platt-score']
        : [name]
  );

/** A file with several rows, as the comparison shows them. */
async function several(predicted: PredictedRows, args: MetricsArguments): Promise<string> {
  if (args.binning !== 'width' || (args.split !== null && args.split !== 0.5)) {
    throw new UsageError(
      `${nameOfInput(args.file)} has several rows, which are compared over bins of equal width, and halved by the id. Leave --binning and --split out.`
    );
  }
  const { run, answers } = await runOfRows(predicted, args.file);
  const file = { run: { ...run, plan: { ...run.plan, seed: args.seed || run.plan.seed } }, answers };
  const { bins, resamples, fits } = args;
  const calibrators = calibratorsOf(fits);
  const rows = rowsOf(file).map((row) => compareRow(row, { bins, resamples, calibrators }));
  return args.json ? comparisonJson(rows, false) : comparisonText(rows);
}

/** `lab metrics`: the figures of a file of predictions. Returns the exit code. */
export async function metrics(argv: string[]): Promise<number> {
  const settings = parseMetricsArguments(argv);
  if (await holdsRun(settings.file)) {
    throw new UsageError(
      `${settings.file} is a run of the lab: lab compare, lab decide and lab table read it, and lab predictions makes a file of predictions of it.`
    );
  }
  const opened = await openPredictionsAt(settings.file, settings.reading);
  const text =
    opened.layout === 'several'
      ? await several(opened.predicted, settings)
      : await orUsageError(() => {
          const report = reportOf(opened.predictions, { ...settings, file: nameOfInput(settings.file) });
          // NaN, a figure that does not exist, has no JSON: it is written as null.
          return settings.json ? `${JSON.stringify(report, null, 2)}\n` : metricsTable(report);
        });
  process.stdout.write(text);
  return 0;
}
