import { parseMetricsArguments } from './arguments';
import { readPredictions } from './read-predictions';
import { readText } from './read-text';
import { reportOf } from './report';
import { metricsTable } from './table';

/** `lab metrics`: the figures of a file of predictions. Returns the exit code. */
export async function metrics(argv: string[]): Promise<number> {
  const settings = parseMetricsArguments(argv);
  const file = settings.file === '-' ? 'standard input' : settings.file;
  const predictions = readPredictions(readText(settings.file), file);
  const report = reportOf(predictions, { ...settings, file });
  // NaN, a figure that does not exist, has no JSON: it is written as null.
  process.stdout.write(settings.json ? `${JSON.stringify(report, null, 2)}\n` : metricsTable(report));
  return 0;
}
