import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { parseRunFile } from '../src/lib/runs/file/read';
import { testFile } from '../tests/fixtures/run';
import { RunFolder } from './run-folder';

const root = mkdtempSync(join(tmpdir(), 'calibration-lab-folder-'));
let folder: RunFolder;
let count = 0;
const inside = (name: string) => join(folder.path, name);
const answers = () => inside('run.unfinished.jsonl');
const { run, answers: all } = testFile(4);
const [first, second, third] = all;
const asStored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

beforeEach(() => {
  folder = new RunFolder(join(root, String(count++)));
  folder.prepare(false);
});
afterAll(() => rmSync(root, { recursive: true }));

it('has each answer on the disk before the next is asked, and gives all back', () => {
  folder.begin({ run, answers: [] });
  for (const answers of [first, second, third]) {
    folder.keep(answers);
    expect(new RunFolder(folder.path).unfinished().answers.at(-1)).toEqual(answers);
  }
  expect(new RunFolder(folder.path).unfinished()).toMatchObject({ run: asStored(run), torn: false });
});

it('goes on after going on', () => {
  folder.begin({ run, answers: [first] });
  folder.keep(second);
  const { torn, ...kept } = new RunFolder(folder.path).unfinished();
  const again = new RunFolder(folder.path);
  again.begin(kept);
  again.keep(third);
  expect(torn).toBe(false);
  expect(again.unfinished().answers).toEqual([first, second, third]);
});

it('leaves out a last answer that was cut off anywhere, and says so', () => {
  folder.begin({ run, answers: [first] });
  const whole = readFileSync(answers()).length;
  folder.keep(second);
  const both = readFileSync(answers()).length;
  for (const bytes of [both - 1, Math.floor((whole + both) / 2), whole + 1]) {
    truncateSync(answers(), bytes);
    const kept = folder.unfinished();
    expect(kept.torn).toBe(true);
    expect(kept.answers).toEqual([first]);
  }
});

it('takes a question that was answered twice once', () => {
  folder.begin({ run, answers: [] });
  for (const answers of [first, second, first]) folder.keep(answers);
  expect(folder.unfinished().answers).toHaveLength(2);
});

it('says which line is damaged', () => {
  folder.begin({ run, answers: [first] });
  appendFileSync(answers(), 'damaged\n');
  expect(() => folder.unfinished()).toThrow(/run\.unfinished\.jsonl" cannot be read: line 3/);
  writeFileSync(answers(), '{}\n');
  expect(() => folder.unfinished()).toThrow(/cannot be read: run\./);
});

it('refuses to write over results without being told', () => {
  folder.begin({ run, answers: [] });
  folder.keep(first);
  expect(() => new RunFolder(folder.path).prepare(false)).toThrow(
    /--force, or go on with that run: --resume/
  );
  folder.finish('{"run": 1}', '<html>');
  expect(existsSync(answers())).toBe(false);
  expect(() => new RunFolder(folder.path).prepare(false)).toThrow(/run\.json" is there already.*--force\.$/);
  new RunFolder(folder.path).prepare(true);
  expect(readFileSync(folder.runPath, 'utf8')).toBe('{"run": 1}');
});

it('never writes where something else than a file stands', () => {
  mkdirSync(folder.reportPath);
  expect(() => folder.prepare(true)).toThrow(/is not a file/);
});

it('leaves a run the page can open when it is stopped, from which it goes on too', () => {
  folder.begin({ run, answers: [] });
  folder.keep(first);
  folder.writeUnfinished({ run, answers: [first] });
  expect(parseRunFile(readFileSync(folder.runPath, 'utf8'))).toMatchObject({ run: { state: 'paused' } });
  rmSync(answers());
  expect(folder.unfinished().answers).toHaveLength(1);
});

it('goes on with nothing that is finished or not there', () => {
  expect(() => folder.unfinished()).toThrow(/holds no run/);
  folder.writeUnfinished({ run, answers: all });
  expect(() => folder.unfinished()).toThrow(/is finished/);
});
