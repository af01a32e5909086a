import { closeSync, writeSync } from 'node:fs';
import { exportedEvidence } from '../../src/lib/comparison/exported-evidence';
import { counted } from '../../src/lib/predictions/counted';
import { readRunAt } from '../read-run';
import { oneRunArguments, openNew } from '../out-file';

/**
 * `lab evidence`: what a stored run holds for other libraries' estimators, a line of JSON for each question and arm, to a
 * file or standard output. Returns the exit code.
 */
export async function evidence(argv: string[]): Promise<number> {
  const { run, out: path, force } = oneRunArguments('lab evidence', argv);
  const file = await readRunAt(run);
  if (path === undefined) {
    for (const line of exportedEvidence(file)) process.stdout.write(`${JSON.stringify(line)}\n`);
    return 0;
  }
  const out = openNew(path, force);
  let lines = 0;
  try {
    for (const line of exportedEvidence(file)) {
      writeSync(out, `${JSON.stringify(line)}\n`);
      lines++;
    }
  } finally {
    closeSync(out);
  }
  process.stderr.write(`Wrote ${counted(lines, 'line')} into ${path}\n`);
  return 0;
}
