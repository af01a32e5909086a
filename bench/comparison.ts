import { compare } from '../src/lib/runs/comparison';
import { confidenceCurve, temperatureGrid } from '../src/lib/signals/temperature-grid';
import { testRun, testTraces } from '../tests/fixtures/run';
import { measure } from './measure';
import { textTable } from './text-table';

const QUESTIONS = 5000;
/** A frame of a screen at 60 Hz. */
const FRAME_MS = 16;

/** Recomputation of all that the comparison screen shows while the temperature slider is dragged. */
export async function comparisonBench(): Promise<void> {
  const run = testRun(QUESTIONS);
  const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
  // The page gets them from the worker.
  for (const { readings } of traces) readings.forEach(confidenceCurve);
  const fits = compare(run, traces, { resamples: 0 }).rows.map(({ fit }) => fit);
  let stop = 0;
  const slide = () => {
    stop = (stop + 7) % temperatureGrid.length;
    return compare(run, traces, { resamples: 0, temperature: temperatureGrid[stop], fits });
  };
  const [moved] = measure([slide], { warmMs: 1000, batches: 15, batchMs: 60 });
  const [settled] = measure([() => compare(run, traces, { resamples: 1000 })], {
    warmMs: 1,
    batches: 1,
    batchMs: 1
  });
  const line = (name: string, ms: number) => [name, `${ms.toFixed(1)} ms`, (ms / FRAME_MS).toFixed(2)];
  process.stdout.write(
    `Comparison screen, ${QUESTIONS.toLocaleString('en')} questions × ${fits.length} methods, CPU time; a frame is ${FRAME_MS} ms; goal: ratio ≤ 1 for the slider\n` +
      textTable([
        ['recomputed', 'time', 'of a frame'],
        line('slider moved: figures, bins, verdicts', moved.median),
        line('all of it once, with intervals, floors and fits', settled.median)
      ]) +
      '\n\n'
  );
}
