import { expect, it } from 'vitest';
import { testRun, testTraces } from '../../../../tests/fixtures/run';
import { compare, type CalibratorFit } from '../comparison';
import type { RowIntervals } from '../row-intervals';
import { startInWorker } from './comparison-backend';
import { ComparisonFollower, type FollowRequest } from './comparison-follower';

/** Follows a request; the answers, and how often a timer of the page ran before each. */
async function followed(follower: ComparisonFollower, request: FollowRequest) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 0);
  const heard: {
    intervals?: RowIntervals[];
    fits?: (CalibratorFit | null)[];
    ticks: number[];
  } = { ticks: [] };
  await follower.follow(request, {
    intervals(list) {
      heard.intervals = list;
      heard.ticks.push(ticks);
    },
    fits(list) {
      heard.fits = list;
      heard.ticks.push(ticks);
    }
  });
  clearInterval(timer);
  return heard;
}

it('computes the intervals of 5,000 questions × 3 methods beside a page whose timers go on', async () => {
  const run = testRun(5000);
  const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
  const follower = new ComparisonFollower();
  const request = { run, traces, temperature: null, bins: 0, splitting: 'halves' as const, resamples: 1000 };
  // The first answer also waits for the worker to start: the second is what counts.
  const first = await followed(follower, request);
  const again = await followed(follower, { ...request, temperature: 1.5 });
  for (const ticks of [first.ticks[0], first.ticks[1] - first.ticks[0], again.ticks[0]]) {
    expect(ticks).toBeGreaterThan(10);
  }
  for (const [temperature, { intervals, fits }] of [
    [null, first],
    [1.5, again]
  ] as const) {
    expect(compare(run, traces, { temperature, resamples: 0, intervals, fits })).toEqual(
      compare(run, traces, { temperature, resamples: 1000 })
    );
  }
}, 60_000);

it('goes on on the page when the worker’s script does not run', async () => {
  const run = testRun(40);
  const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
  const source = URL.createObjectURL(new Blob(['not a script'], { type: 'text/javascript' }));
  const follower = new ComparisonFollower(() => startInWorker(new Worker(source, { type: 'module' })));
  const { intervals, fits } = await followed(follower, {
    run,
    traces,
    temperature: null,
    bins: 0,
    splitting: 'halves',
    resamples: 100
  });
  expect(compare(run, traces, { resamples: 0, intervals, fits })).toEqual(
    compare(run, traces, { resamples: 100 })
  );
});
