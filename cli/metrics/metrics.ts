import { PredictionsError } from '../../src/lib/predictions/predictions-error';
import { openPredictions } from '../../src/lib/predictions/read-predictions';
import { UsageError } from '../usage-error';
import { parseMetricsArguments } from './arguments';
import { readBytes } from './read-bytes';
import { reportOf } from '../../src/lib/predictions/report';
import { metricsTable } from './table';

/** `lab metrics`: the figures of a file of predictions. Returns the exit code. */
export async function metrics(argv: string[]): Promise<number> {
  const settings = parseMetricsArguments(argv);
  const file = settings.file === '-' ? 'standard input' : settings.file;
  try {
    const predictions = await openPredictions(readBytes(settings.file), file, settings.reading);
    const report = reportOf(predictions, { ...settings, file });
    // NaN, a figure that does not exist, has no JSON: it is written as null.
    process.stdout.write(settings.json ? `${JSON.stringify(report, null, 2)}\n` : metricsTable(report));
  } catch (error) {
    throw error instanceof PredictionsError ? new UsageError(error.message) : error;
  }
  return 0;
}
