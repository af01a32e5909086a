import { expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { exportedEvidence } from './exported-evidence';
import { rowsOf } from './rows';
import { withMoved } from '../methods/equivalence/grouping';
import type { SamplesEvidence } from '../methods/evidence';
import { parseRunFile, readRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { asRegrouped } from '../runs/regrouped';
import { overruleKey, type RunFile, type StoredAnswers } from '../runs/run';

const file = await askedFile(3);
const drawnOf = (stored: StoredAnswers) =>
  stored.traces
    .find(({ armId }) => armId === 'samples')!
    .evidence.find((each): each is SamplesEvidence => each.kind === 'samples')!;
const [first] = file.answers;
const key = overruleKey(first.questionId, 'samples');
/** Every draw by itself, or all of them as one where they are so already. */
const before = drawnOf(first);
const other =
  new Set(before.clusters).size === 3
    ? { clusters: [0, 0, 0], greedy: 0 }
    : withMoved(withMoved(before, [1], 'new'), [2], 'new');
const regrouped: RunFile = { ...file, run: { ...file.run, regrouped: { [key]: other } } };
const value = (of: RunFile, row: string) => rowsOf(of).find(({ key }) => key === row)!.values;

it('what nobody grouped is itself, and what a person grouped is read so and stays as it was asked', () => {
  expect(asRegrouped(file.run, first)).toBe(first);
  expect(asRegrouped(regrouped.run, file.answers[1])).toBe(file.answers[1]);
  const kept = structuredClone(first);
  const read = asRegrouped(regrouped.run, first);
  expect(drawnOf(read)).toEqual({ ...before, ...other, maker: 'person' });
  expect(asRegrouped({ ...regrouped.run }, first)).toBe(read);
  expect(first).toEqual(kept);
});

it('signals, rows and the exported evidence follow', () => {
  for (const row of ['samples/cluster-count', 'samples/answer-entropy', 'samples/agreement']) {
    const [asked, moved] = [value(file, row), value(regrouped, row)];
    expect(moved[0], row).not.toBe(asked[0]);
    expect([...moved].slice(1)).toEqual([...asked].slice(1));
  }
  expect(-value(regrouped, 'samples/cluster-count')[0]).toBe(new Set(other.clusters).size);
  const line = [...exportedEvidence(regrouped)].find((each) => each.arm === 'samples')!;
  expect(line.same_by).toBe('person');
  expect(line.samples!.map(({ cluster }) => cluster)).toEqual(other.clusters);
  expect([...exportedEvidence(file)].find((each) => each.arm === 'samples')!.same_by).toBe('grader');
});

it('stands in the run’s file, and a file without it reads as before', async () => {
  const back = await readRunFile(runFileBlob(regrouped));
  expect(back).toEqual(regrouped);
  expect(drawnOf(back.answers[0])).toEqual(before);
  expect((await readRunFile(runFileBlob(file))).run).not.toHaveProperty('regrouped');
});

it.each([
  [{ clusters: [0, 0], greedy: 0 }, /regrouped.*samples\.clusters: has 2 where there are 3/],
  [{ clusters: [1, 0, 0], greedy: 0 }, /clusters\.0: is 1 where 0 is the next new cluster/],
  [{ clusters: [0, 0, 0], greedy: 1 }, /greedy: is 1, and there is no such cluster/],
  [{ clusters: [0, 0, -1], greedy: 0 }, /regrouped/],
  [7, /is not a grouping/]
])('a file that groups %j is refused', async (grouping, message) => {
  const json = JSON.parse(await runFileBlob(file).text());
  json.run.regrouped = { [key]: grouping };
  expect(() => parseRunFile(JSON.stringify(json))).toThrow(message);
  json.run.regrouped = { [overruleKey(first.questionId, 'direct')]: other };
  expect(() => parseRunFile(JSON.stringify(json))).toThrow(/nothing was drawn there/);
});
