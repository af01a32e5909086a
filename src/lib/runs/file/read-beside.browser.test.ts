import { expect, it } from 'vitest';
import { testFile } from '../../../../tests/fixtures/run';
import { portable, type PackedAnswers } from '../packed-answers';
import type { RunFile } from '../run';
import { RunFileError } from './checked';
import { readRunFile } from './read';
import { readRunFileBeside } from './read-beside';
import { runFileBlob } from './write';

const file = testFile(120);
const noWorker = () => {
  throw new Error('no workers here');
};
const lostWorker = () => new Worker(URL.createObjectURL(new Blob(['throw new Error("gone")'])));

it('reads what is read on the page, in its order', async () => {
  const blob = runFileBlob(file);
  const here = await readRunFile(blob);
  expect(here.answers).toHaveLength(120);
  const beside = await readRunFileBeside(blob);
  expect(beside).toEqual(here);
  // What the worker read is held in memory that others can look at too.
  expect(crossOriginIsolated).toBe(true);
  expect((portable(beside.answers[119]) as PackedAnswers).steps.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(await readRunFileBeside(blob, undefined, noWorker)).toEqual(here);
  expect(await readRunFileBeside(blob, undefined, lostWorker)).toEqual(here);
});

it('tells what it has read as it goes on', async () => {
  const heard: RunFile[] = [];
  const read = await readRunFileBeside(runFileBlob(file), (soFar) => void heard.push(soFar));
  expect(heard.map(({ answers }) => answers.length)).toEqual([50, 100, 120]);
  for (const { run, answers } of heard) {
    expect(run).toEqual(read.run);
    expect(answers.every((each, i) => each === read.answers[i])).toBe(true);
  }
});

it('refuses a file with what is wrong and where', async () => {
  const text = await runFileBlob(file).text();
  const wrong = new Blob([text.replace('"grade":"right"', '"grade":"great"')]);
  const told = await readRunFile(wrong).catch((error: Error) => error.message);
  expect(told).toContain('is none of right, wrong');
  const refused = await readRunFileBeside(wrong).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RunFileError);
  expect((refused as Error).message).toBe(told);
});
