import { closeSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { predictionLines } from '../../src/lib/comparison/exported-predictions';
import { counted } from '../../src/lib/predictions/counted';
import { holdsRun } from '../open-predictions';
import { readRunAt } from '../read-run';
import { UsageError } from '../usage-error';
import { oneRunArguments, openNew } from '../out-file';

/**
 * `lab predictions`: a stored run's rows as predictions, a line of CSV for each question, arm and signal, to a file (packed
 * where its name ends in .gz) or standard output. Returns the exit code.
 */
export async function predictions(argv: string[]): Promise<number> {
  const { run, out: path, force } = oneRunArguments('lab predictions', argv);
  if (!(await holdsRun(run))) {
    throw new UsageError(
      `${run} is no run of the lab, whose predictions this writes. A file of predictions is read by lab metrics, compare, decide and table.`
    );
  }
  const file = await readRunAt(run);
  if (path === undefined) {
    for (const line of predictionLines(file)) process.stdout.write(line);
    return 0;
  }
  const out = openNew(path, force);
  try {
    const lines = [...predictionLines(file)];
    const text = lines.join('');
    // A large text may be written in several steps.
    writeFileSync(out, path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : Buffer.from(text));
    process.stderr.write(`Wrote ${counted(lines.length - 1, 'prediction')} into ${path}\n`);
  } finally {
    closeSync(out);
  }
  return 0;
}
