import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { exportedEvidence } from '../../src/lib/comparison/exported-evidence';
import { readRunAt } from '../compare/compare';
import { UsageError } from '../usage-error';

function argumentsOf(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: { out: { type: 'string' }, force: { type: 'boolean', default: false } }
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Opens a file to be written anew. @throws UsageError when it is there already or cannot be written */
function openNew(path: string, force: boolean): number {
  if (!force && existsSync(path)) {
    throw new UsageError(
      `--out: "${path}" is there already and is not overwritten. Replace it with --force.`
    );
  }
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw new UsageError(`--out: "${path}" cannot be written: ${(error as Error).message}`);
  }
}

/**
 * `lab evidence`: what a stored run holds for other libraries' estimators, a line of JSON for each question and arm, to a
 * file or standard output. Returns the exit code.
 */
export async function evidence(argv: string[]): Promise<number> {
  const { values, positionals } = argumentsOf(argv);
  if (positionals.length !== 1) {
    throw new UsageError('lab evidence needs one file: a run.json that the lab wrote.');
  }
  const file = await readRunAt(positionals[0]);
  if (values.out === undefined) {
    for (const line of exportedEvidence(file)) process.stdout.write(`${JSON.stringify(line)}\n`);
    return 0;
  }
  const out = openNew(values.out, values.force);
  let lines = 0;
  try {
    for (const line of exportedEvidence(file)) {
      writeSync(out, `${JSON.stringify(line)}\n`);
      lines++;
    }
  } finally {
    closeSync(out);
  }
  process.stderr.write(`Wrote ${lines} lines into ${values.out}\n`);
  return 0;
}
