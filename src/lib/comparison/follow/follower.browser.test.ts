import { expect, it } from 'vitest';
import { testFile } from '../../../../tests/fixtures/run';
import { compareRow } from '../compare';
import { calibratorsFor } from '../fit-inputs';
import type { RowFit } from '../fits';
import { isFit } from '../is-fit';
import type { RowIntervals } from '../intervals';
import { rowsOf } from '../rows';
import type { NoFit } from '../../calibration/fits/enough-rows';
import type { RunFile } from '../../runs/run';
import { startInWorker } from './backend';
import { ComparisonFollower } from './follower';

const KEYS = [
  'direct/length-normalised-probability',
  'direct/mean-token-entropy',
  'distractors/option-probability'
];

const chosen = (file: RunFile) => rowsOf(file).filter(({ key }) => KEYS.includes(key));

/** Follows a few rows of a run; what was heard, and how often a timer of the page ran before each. */
async function followed(follower: ComparisonFollower, file: RunFile, resamples: number) {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 0);
  const heard = {
    intervals: new Map<string, RowIntervals>(),
    fits: new Map<string, RowFit | NoFit>(),
    ticks: [0]
  };
  const rows = chosen(file).map((row) => ({
    row,
    temperature: null,
    calibrator: calibratorsFor(row)[0],
    slides: false
  }));
  await follower.follow(
    { file, rows, bins: 0, splitting: 'halves', resamples },
    {
      intervals(key, intervals) {
        heard.intervals.set(key, intervals);
        heard.ticks.push(ticks);
      },
      fit: (key, fit) => heard.fits.set(key, fit),
      curve: () => {}
    }
  );
  clearInterval(timer);
  return heard;
}

function expectWhole(file: RunFile, heard: Awaited<ReturnType<typeof followed>>, resamples: number) {
  for (const row of chosen(file)) {
    const { intervals, fits } = compareRow(row, { resamples });
    expect(heard.intervals.get(row.key)).toEqual(intervals);
    expect(heard.fits.get(row.key)).toEqual(fits[0]);
    expect(isFit(fits[0])).toBe(true);
  }
}

it('reads and compares 2,000 questions beside a page whose timers go on', async () => {
  const file = testFile(2000);
  const follower = new ComparisonFollower();
  expect(await follower.prepare(file)).toBe(true);
  const heard = await followed(follower, file, 200);
  for (const [i, ticks] of heard.ticks.entries()) {
    if (i > 0) expect(ticks).toBeGreaterThan(heard.ticks[i - 1]);
  }
  expectWhole(file, heard, 200);
}, 120_000);

it('goes on on the page when the worker’s script does not run', async () => {
  const file = testFile(50);
  const source = URL.createObjectURL(new Blob(['not a script'], { type: 'text/javascript' }));
  const follower = new ComparisonFollower(() => startInWorker(new Worker(source, { type: 'module' })));
  expectWhole(file, await followed(follower, file, 100), 100);
});
