import { expect, it, vi } from 'vitest';
import { askedFile } from '../../../../tests/fixtures/asked-run';
import { testFile } from '../../../../tests/fixtures/run';
import { hasFacts } from '../question-facts';
import { compareRow } from '../compare';
import { calibratorsFor } from '../fit-inputs';
import { binsFor } from '../figures';
import { countedRows } from '../counted-rows';
import { fitRow, type RowFit } from '../fits';
import { rowIntervals, type RowIntervals } from '../intervals';
import { nllCurve, type NllCurve } from '../nll-curve';
import { rowsOf, type Row } from '../rows';
import { valuesAt } from '../values-at';
import type { NoFit } from '../../calibration/fits/enough-rows';
import { heldSmall } from '../../runs/packed-answers';
import { asRegrouped } from '../../runs/regrouped';
import { overruleKey, type RunFile } from '../../runs/run';
import { startOnPage, ThreadLost } from './backend';
import { ComparisonFollower, type FollowRequest } from './follower';

const KEYS = [
  'direct/length-normalised-probability',
  'direct/mean-token-entropy',
  'distractors/option-probability'
];

function request(
  file: RunFile,
  part: Partial<FollowRequest> = {},
  temperature: number | null = null
): FollowRequest {
  const rows = rowsOf(file)
    .filter(({ key }) => KEYS.includes(key))
    .map((row) => ({
      row,
      temperature,
      calibrator: calibratorsFor(row)[0],
      slides: row.signal.kind === 'probability'
    }));
  return { file, rows, bins: 0, splitting: 'halves', resamples: 40, ...part };
}

function listener() {
  const heard = {
    intervals: new Map<string, RowIntervals>(),
    fits: new Map<string, RowFit | NoFit>(),
    curves: new Map<string, NllCurve[]>()
  };
  return {
    heard,
    intervals: vi.fn((key: string, intervals: RowIntervals) => void heard.intervals.set(key, intervals)),
    fit: vi.fn((key: string, fit: RowFit | NoFit) => void heard.fits.set(key, fit)),
    curve: vi.fn((key: string, curve: NllCurve[]) => void heard.curves.set(key, curve))
  };
}

/** What the page would compute itself. */
function expectWhole(
  { rows, splitting, resamples, bins }: FollowRequest,
  { heard }: ReturnType<typeof listener>
) {
  for (const { row, temperature, calibrator, slides } of rows) {
    const { values, correct } = countedRows(valuesAt(row, temperature), row.correct);
    const ofRow = binsFor(correct.length, bins);
    const { seed } = row.run.plan;
    const isProbability = row.signal.kind === 'probability';
    expect(heard.intervals.get(row.key)).toEqual(
      rowIntervals(values, correct, { bins: ofRow, resamples, seed, isProbability })
    );
    expect(heard.fits.get(row.key)).toEqual(
      fitRow(row, { calibrator: calibrator!, splitting, bins: ofRow, resamples, seed })
    );
    expect(heard.curves.get(row.key)).toEqual(slides ? nllCurve(row, splitting) : undefined);
  }
}

const follower = () => new ComparisonFollower(startOnPage);
const file = testFile(60);

it.each<[Partial<FollowRequest>, number | null]>([
  [{}, null],
  [{}, 1.7],
  [{ bins: 7 }, null],
  [{ splitting: 'folds' }, null],
  [{ file: { ...file, answers: file.answers.slice(0, 6) } }, null],
  [{ file: { ...file, answers: [] } }, null]
])('tells what the page would compute: %o', async (part, temperature) => {
  const asked = request(part.file ?? file, part, temperature);
  const told = listener();
  expect(await follower().follow(asked, told)).toBe(true);
  expectWhole(asked, told);
});

it('follows answers as they come in, overrules and another run', async () => {
  const one = follower();
  const overrules = { [overruleKey('q1', 'direct')]: { grade: 'not-attempted' as const, rule: 'person' } };
  const other = testFile(50, 8);
  const files = [
    { ...file, answers: file.answers.slice(0, 45) },
    file,
    { ...file, run: { ...file.run, overrules } },
    { ...other, run: { ...other.run, id: 'run-2' } },
    file
  ];
  for (const each of files) {
    const asked = request(each);
    const told = listener();
    await one.follow(asked, told);
    expectWhole(asked, told);
  }
});

it('follows drawn answers that a person groups otherwise, and back', async () => {
  const asked = await askedFile(12);
  const { questionId } = asked.answers[0];
  const regrouped = { [overruleKey(questionId, 'samples')]: { clusters: [0, 1, 2], greedy: null } };
  const keys = ['samples/agreement', 'samples/answer-entropy'];
  const one = follower();
  for (const run of [asked.run, { ...asked.run, regrouped }, asked.run]) {
    const of = { run, answers: asked.answers };
    const rows = rowsOf(of)
      .filter(({ key }) => keys.includes(key))
      .map((row) => ({ row, temperature: null, calibrator: calibratorsFor(row)[0], slides: false }));
    const wanted: FollowRequest = { file: of, rows, bins: 0, splitting: 'halves', resamples: 20 };
    const told = listener();
    await one.follow(wanted, told);
    expectWhole(wanted, told);
  }
  const many = { run: { ...asked.run, regrouped }, answers: structuredClone(asked.answers) };
  expect(await follower().prepare(many)).toBe(true);
  expect(many.answers.every((stored) => hasFacts(asRegrouped(many.run, stored)))).toBe(true);
});

it('computes the signals of many answers and says how far it is', async () => {
  const many = testFile(50, 9);
  const told = vi.fn();
  expect(await follower().prepare(many, told)).toBe(true);
  expect(many.answers.every(hasFacts)).toBe(true);
  expect(told.mock.calls.at(-1)).toEqual([50, 50]);
});

it('takes a run of the same id that is opened again for another one', async () => {
  const one = follower();
  for (const answers of [file.answers, structuredClone(file.answers), file.answers.map(heldSmall)]) {
    const told = listener();
    const asked = request({ ...file, answers });
    await one.follow(asked, told);
    expectWhole(asked, told);
  }
});

it('has all that is kept when a file was prepared as far as it was read before', async () => {
  const many = testFile(130, 5);
  const one = follower();
  const parts = [50, 100, 130].map((end) => one.prepare({ ...many, answers: many.answers.slice(0, end) }));
  expect(await one.prepare(many)).toBe(true);
  expect(many.answers.every(hasFacts)).toBe(true);
  expect(await Promise.all(parts)).toEqual([false, false, false]);
});

it('leaves the intervals out where only fits are wanted', async () => {
  const told = listener();
  await follower().follow(request(file, { resamples: 0 }), told);
  expect(told.intervals).not.toHaveBeenCalled();
  expect(told.fit).toHaveBeenCalledTimes(3);
});

it('tells only the newest, whenever it comes', async () => {
  const one = follower();
  const older = [1.5, 2, 2.5].map((temperature) => ({ temperature, told: listener() }));
  const dropped = older.map(({ temperature, told }) => one.follow(request(file, {}, temperature), told));
  const newest = listener();
  const asked = request(file, {}, 3);
  expect(await one.follow(asked, newest)).toBe(true);
  expect(await Promise.all(dropped)).toEqual([false, false, false]);
  for (const { told } of older) expect(told.fit).not.toHaveBeenCalled();
  expectWhole(asked, newest);
});

it('goes on on the page where no worker starts, or one is lost', async () => {
  const backend = startOnPage();
  let answers = 0;
  const breaks = {
    ...backend,
    answer: <T>(work: Promise<T>) =>
      ++answers > 5 ? Promise.reject(new ThreadLost('gone')) : backend.answer(work)
  };
  const starts = [
    () => {
      throw new Error('no workers here');
    },
    () => breaks
  ];
  for (const start of starts) {
    const told = listener();
    const asked = request(file);
    expect(await new ComparisonFollower(start).follow(asked, told)).toBe(true);
    expectWhole(asked, told);
  }
});

it('lets an error of the numbers through', async () => {
  const backend = startOnPage();
  backend.service.intervals = () => Promise.reject(new RangeError('Row 3'));
  const failing = new ComparisonFollower(() => backend).follow(request(file), listener());
  await expect(failing).rejects.toThrow('Row 3');
});

it('is what compareRow says', async () => {
  const told = listener();
  await follower().follow(request(file), told);
  const row: Row = rowsOf(file).find(({ key }) => key === KEYS[0])!;
  const { intervals, fits } = compareRow(row, { resamples: 40 });
  expect(told.heard.intervals.get(row.key)).toEqual(intervals);
  expect(told.heard.fits.get(row.key)).toEqual(fits[0]);
});
