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
import { RunFileError } from '../src/lib/runs/file/checked';
import { parseRunFile } from '../src/lib/runs/file/read';
import { checkFit, readAnswers, readRun } from '../src/lib/runs/file/version-2';
import { answersJson, runFilePieces } from '../src/lib/runs/file/write';
import type { RunFile, StoredAnswers } from '../src/lib/runs/run';
import { readInputFile } from './input-file';
import { UsageError } from './usage-error';

const names = { run: 'run.json', report: 'report.html', answers: 'run.unfinished.jsonl' } as const;

/**
 * The folder a run is written into. Each answered question is a line of `run.unfinished.jsonl`, on the disk as soon
 * as it is there; at the end `run.json` and `report.html` take its place.
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
        throw new UsageError(`--out: "${path}" exists and is not a file. Name another folder.`);
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
  unfinished(): RunFile & { torn: boolean } {
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
      const answered = new Set(kept.answers.map(({ questionId }) => questionId));
      if (!unfinished && kept.run.plan.questionIds.every((id) => answered.has(id))) {
        throw new UsageError(`--resume: the run in "${this.path}" is finished.`);
      }
      return { run: kept.run, answers: kept.answers, torn };
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`--resume: "${path}" cannot be read: ${(error as Error).message}`);
    }
  }

  /** Begins to write the answers down, with those that are there already. */
  begin({ run, answers }: RunFile): void {
    const lines = [JSON.stringify(run), ...answers.map(lineOf)];
    replace(this.in('answers'), lines.map((line) => `${line}\n`).join(''));
    this.answers = openSync(this.in('answers'), 'a');
  }

  /**
   * Writes down what one question gave; it is on the disk when it returns.
   * @throws UsageError when the disk does not take them
   */
  keep(answers: StoredAnswers): void {
    try {
      const bytes = Buffer.from(`${lineOf(answers)}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(this.answers!, bytes, written);
      fsyncSync(this.answers!);
    } catch (error) {
      throw new UsageError(`The answers cannot be written into "${this.path}": ${(error as Error).message}.`);
    }
  }

  /** Writes a run as far as it is, which the page can open; the answers stay to go on from. */
  writeUnfinished({ run, answers }: RunFile): void {
    const file = { run: { ...run, state: 'paused' as const }, answers };
    replace(this.runPath, [...runFilePieces(file)].join(''));
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

/** What one question gave, with the time each call took, as a line. */
function lineOf(answers: StoredAnswers): string {
  return JSON.stringify({ ...answersJson(answers), ms: answers.calls.map(({ cost }) => cost.ms) });
}

/** Reads answers back; a last line that was cut off by a crash is left out, a question that stands twice is taken once. */
function ofLines(text: string): RunFile & { torn: boolean } {
  const lines = text.split('\n');
  const torn = lines.pop() !== '';
  const [head, ...rest] = lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new RunFileError(`line ${at + 1} is not valid JSON`);
    }
  });
  const run = readRun(head);
  const once = new Map<string, StoredAnswers>();
  for (const [at, line] of rest.entries()) {
    const answers = readAnswers(line, `line ${at + 2}`);
    const { ms } = line as { ms?: unknown };
    if (Array.isArray(ms)) answers.calls.forEach(({ cost }, i) => (cost.ms = Number(ms[i]) || 0));
    if (!once.has(answers.questionId)) once.set(answers.questionId, answers);
  }
  const answers = [...once.values()];
  checkFit({ run, answers });
  return { run, answers, torn };
}
