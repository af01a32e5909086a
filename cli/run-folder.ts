import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync
} from 'node:fs';
import { join } from 'node:path';
import type { Trace } from '../src/lib/methods/trace';
import { parseRunFile, RunFileError, runFileText } from '../src/lib/runs/run-file';
import type { Run, RunFile } from '../src/lib/runs/run';
import { readInputFile } from './input-file';
import { UsageError } from './usage-error';

const names = { run: 'run.json', report: 'report.html', answers: 'run.unfinished.jsonl' } as const;

/** What a folder holds of a run: its record, and what was answered. */
export type KeptRun = Pick<RunFile, 'run' | 'traces'>;

function fileOf({ run, traces }: KeptRun): RunFile {
  return { format: 'calibration-lab/run', version: 1, run, traces };
}

/**
 * The folder a run is written into. Each answered question is a line of `run.unfinished.jsonl`, on the disk before the next
 * is asked; at the end `run.json` and `report.html` take its place.
 */
export class RunFolder {
  private answers: number | null = null;

  constructor(readonly path: string) {}

  private in(name: keyof typeof names): string {
    return join(this.path, names[name]);
  }

  get runPath(): string {
    return this.in('run');
  }

  get reportPath(): string {
    return this.in('report');
  }

  /**
   * Makes the folder before anything is computed.
   * @param force whether results that are there may be replaced
   * @throws UsageError when it cannot be written to, or holds results
   */
  prepare(force: boolean): void {
    try {
      mkdirSync(this.path, { recursive: true });
      accessSync(this.path, constants.W_OK);
    } catch (error) {
      throw new UsageError(`--out: nothing can be written into "${this.path}": ${(error as Error).message}`);
    }
    const taken = Object.values(names)
      .map((name) => join(this.path, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false }));
    for (const path of taken) {
      if (!statSync(path).isFile()) {
        throw new UsageError(`--out: "${path}" is there and is no file. Name another folder.`);
      }
    }
    if (taken.length === 0 || force) return;
    throw new UsageError(
      `--out: "${taken[0]}" is there already and is not overwritten. Name another folder, replace it with --force` +
        (existsSync(this.in('answers')) ? `, or go on with that run: --resume ${this.path}.` : '.')
    );
  }

  /**
   * What an unfinished run left here.
   * @throws UsageError when there is none, it is finished, or it cannot be read
   */
  unfinished(): KeptRun & { torn: boolean } {
    const unfinished = existsSync(this.in('answers'));
    if (!unfinished && !existsSync(this.in('run'))) {
      throw new UsageError(
        `--resume: "${this.path}" holds no run (neither ${names.answers} nor ${names.run}).`
      );
    }
    const path = this.in(unfinished ? 'answers' : 'run');
    try {
      const text = new TextDecoder().decode(readInputFile(path, 'run of the lab'));
      const { torn, ...kept } = unfinished ? ofLines(text) : { ...parseRunFile(text), torn: false };
      const answered = new Set(kept.traces.map(({ questionId }) => questionId));
      if (!unfinished && kept.run.plan.questionIds.every((id) => answered.has(id))) {
        throw new UsageError(`--resume: the run in "${this.path}" is finished.`);
      }
      return { run: kept.run, traces: kept.traces, torn };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`--resume: "${path}" cannot be read: ${(error as Error).message}`);
    }
  }

  /** Begins to write the answers down, with those that are there already. */
  begin({ run, traces }: KeptRun): void {
    const lines = [JSON.stringify(run), ...byQuestion(traces).map((of) => JSON.stringify(of))];
    replace(this.in('answers'), lines.map((line) => `${line}\n`).join(''));
    this.answers = openSync(this.in('answers'), 'a');
  }

  /**
   * Writes one question's traces down; they are on the disk when it returns.
   * @throws UsageError when the disk does not take them
   */
  keep(traces: readonly Trace[]): void {
    try {
      const bytes = Buffer.from(`${JSON.stringify(traces)}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(this.answers!, bytes, written);
      fsyncSync(this.answers!);
    } catch (error) {
      throw new UsageError(`The answers cannot be written into "${this.path}": ${(error as Error).message}.`);
    }
  }

  /** Writes a run as far as it is, which the page can open; the answers stay to go on from. */
  writeUnfinished(kept: KeptRun): void {
    replace(this.runPath, runFileText(fileOf({ ...kept, run: { ...kept.run, state: 'paused' } })));
  }

  /** Writes the results in place of the answers. */
  finish(runText: string, report: string): void {
    replace(this.runPath, runText);
    replace(this.reportPath, report);
    if (this.answers !== null) closeSync(this.answers);
    this.answers = null;
    rmSync(this.in('answers'), { force: true });
  }
}

/** Writes a file whole or not at all. */
function replace(path: string, text: string): void {
  const partial = `${path}.partial`;
  writeFileSync(partial, text, { flush: true });
  renameSync(partial, path);
}

function byQuestion(traces: readonly Trace[]): Trace[][] {
  const groups = new Map<string, Trace[]>();
  for (const trace of traces) {
    const group = groups.get(trace.questionId);
    if (group) group.push(trace);
    else groups.set(trace.questionId, [trace]);
  }
  return [...groups.values()];
}

/** Reads answers back; a last line that was cut off by a crash is left out, a question that stands twice is taken once. */
function ofLines(text: string): KeptRun & { torn: boolean } {
  const lines = text.split('\n');
  const torn = lines.pop() !== '';
  const parsed = lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new RunFileError(`line ${at + 1} is not valid JSON`);
    }
  });
  const [run, ...answers] = parsed;
  const once = new Map((answers as Trace[][]).toReversed().map((traces) => [traces[0]?.questionId, traces]));
  const traces = (answers as Trace[][]).filter((of) => once.get(of[0]?.questionId) === of).flat();
  return { ...parseRunFile(JSON.stringify(fileOf({ run: run as Run, traces }))), torn };
}
