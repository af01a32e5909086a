import { expect, it, vi } from 'vitest';
import { testRun, testTraces } from '../../../../tests/fixtures/run';
import { compare, type CalibratorFit } from '../comparison';
import { overruleKey } from '../judged-rows';
import type { RowIntervals } from '../row-intervals';
import { startOnPage, ThreadLost } from './comparison-backend';
import { ComparisonFollower, type FollowRequest } from './comparison-follower';

const run = testRun(80);
const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
const asked: FollowRequest = { run, traces, temperature: null, bins: 0, splitting: 'halves', resamples: 60 };

function listener() {
  const heard: { intervals?: RowIntervals[]; fits?: (CalibratorFit | null)[] } = {};
  return {
    heard,
    intervals: vi.fn((list: RowIntervals[]) => (heard.intervals = list)),
    fits: vi.fn((list: (CalibratorFit | null)[]) => (heard.fits = list))
  };
}

/** Everything `compare` says with what was heard, and without having heard anything. */
function both(request: FollowRequest, { heard }: ReturnType<typeof listener>) {
  const { temperature, bins, splitting } = request;
  const settings = { temperature, bins, splitting };
  const of = [request.run, request.traces] as const;
  return {
    followed: compare(...of, { ...settings, resamples: 0, fits: heard.fits, intervals: heard.intervals }),
    whole: compare(...of, { ...settings, resamples: request.resamples })
  };
}

const follower = () => new ComparisonFollower(startOnPage);

it.each<Partial<FollowRequest>>([
  {},
  { temperature: 1.7 },
  { bins: 7 },
  { splitting: 'folds' },
  { traces: traces.slice(0, 6) },
  { traces: [] }
])('tells what compare says on the page: %o', async (part) => {
  const request = { ...asked, ...part };
  const told = listener();
  expect(await follower().follow(request, told)).toBe(true);
  const { followed, whole } = both(request, told);
  expect(followed).toEqual(whole);
});

it('follows answers as they come in, overrules and another run', async () => {
  const one = follower();
  const overrules = {
    [overruleKey('q1', 'direct', 'answer')]: { grade: 'not-attempted' as const, rule: 'person' }
  };
  const other = { ...testRun(30, 8), id: 'run-2' };
  const requests = [
    { ...asked, traces: traces.slice(0, 90) },
    { ...asked, splitting: 'folds' as const },
    asked,
    { ...asked, run: { ...run, overrules } },
    { ...asked, run: other, traces: other.plan.questionIds.flatMap((id) => testTraces(other.plan, id)) },
    asked
  ];
  for (const request of requests) {
    const told = listener();
    await one.follow(request, told);
    const { followed, whole } = both(request, told);
    expect(followed).toEqual(whole);
  }
});

it('leaves the intervals out, the temperature’s too, where only fits are wanted', async () => {
  const told = listener();
  await follower().follow({ ...asked, resamples: 0 }, told);
  expect(told.intervals).not.toHaveBeenCalled();
  expect(told.heard.fits).toEqual(compare(run, traces, { resamples: 0 }).rows.map(({ fit }) => fit));
});

it('does not fit again when only the temperature moved', async () => {
  const backend = startOnPage();
  const fit = vi.spyOn(backend.service, 'fit');
  const one = new ComparisonFollower(() => backend);
  const [first, second] = [listener(), listener()];
  await one.follow(asked, first);
  await one.follow({ ...asked, temperature: 2 }, second);
  expect(fit).toHaveBeenCalledTimes(3);
  expect(second.heard.fits).toBe(first.heard.fits);
});

it('tells only the newest, whenever it comes', async () => {
  const one = follower();
  const older = [1.5, 2, 2.5].map((temperature) => ({ temperature, told: listener() }));
  const dropped = older.map(({ temperature, told }) => one.follow({ ...asked, temperature }, told));
  await new Promise((done) => setTimeout(done, 2));
  const newest = listener();
  const request = { ...asked, temperature: 3 };
  expect(await one.follow(request, newest)).toBe(true);
  expect(await Promise.all(dropped)).toEqual([false, false, false]);
  for (const { told } of older) {
    expect(told.fits).not.toHaveBeenCalled();
    if (told !== older[2].told) expect(told.intervals).not.toHaveBeenCalled();
  }
  const { followed, whole } = both(request, newest);
  expect(followed).toEqual(whole);
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
    expect(await new ComparisonFollower(start).follow(asked, told)).toBe(true);
    const { followed, whole } = both(asked, told);
    expect(followed).toEqual(whole);
  }
});

it('lets an error of the numbers through', async () => {
  const backend = startOnPage();
  backend.service.intervals = () => Promise.reject(new RangeError('Row 3'));
  await expect(new ComparisonFollower(() => backend).follow(asked, listener())).rejects.toThrow('Row 3');
});
