import { existsSync, openSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { argumentsFault, UsageError } from './usage-error';

/** What a command that writes something of one run was asked: the run, and where to. */
export interface OneRunOut {
  run: string;
  /** `undefined`: standard output. */
  out: string | undefined;
  force: boolean;
}

/** Reads `RUN.json [--out FILE] [--force]`. @throws UsageError naming what is wrong */
export function oneRunArguments(command: string, argv: string[]): OneRunOut {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { out: { type: 'string' }, force: { type: 'boolean', default: false } }
    });
    if (positionals.length === 1) return { run: positionals[0], ...values, out: values.out };
  } catch (error) {
    throw argumentsFault(error);
  }
  throw new UsageError(`${command} needs one file: a run.json that the lab wrote.`);
}

/** Opens a file to be written anew. @throws UsageError when it is there already or cannot be written */
export function openNew(path: string, force: boolean): number {
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
