import { compareRow } from '../src/lib/comparison/compare';
import { pinnedRows, rowsOf } from '../src/lib/comparison/rows';
import { shownRow } from '../src/lib/comparison/shown-row';
import { shownDiagram } from '../src/lib/comparison/shown-diagrams';
import { gridCurve } from '../src/lib/comparison/values-at';
import { temperatureGrid } from '../src/lib/signals/temperature-grid';
import { testFile } from '../tests/fixtures/run';
import { measure } from './measure';
import { textTable } from './text-table';

const QUESTIONS = 5000;
/** A frame of a screen at 60 Hz. */
const FRAME_MS = 16;

/** Recomputation of all that the comparison screen shows while the temperature slider is dragged. */
export async function comparisonBench(): Promise<void> {
  const rows = pinnedRows(rowsOf(testFile(QUESTIONS)));
  // The page gets them from the worker.
  for (const row of rows) for (const stored of row.answers) gridCurve(row, stored);
  let stop = 0;
  const slide = () => {
    stop = (stop + 7) % temperatureGrid.length;
    return rows.map((row) => shownDiagram(shownRow(row, temperatureGrid[stop], 0)));
  };
  const [moved] = measure([slide], { warmMs: 1000, batches: 15, batchMs: 60 });
  const [settled] = measure([() => rows.map((row) => compareRow(row))], {
    warmMs: 1,
    batches: 1,
    batchMs: 1
  });
  const line = (name: string, ms: number) => [name, `${ms.toFixed(1)} ms`, (ms / FRAME_MS).toFixed(2)];
  process.stdout.write(
    `Comparison screen, ${QUESTIONS.toLocaleString('en')} questions × ${rows.length} rows, CPU time; a frame is ${FRAME_MS} ms; goal: ratio ≤ 1 for the slider\n` +
      textTable([
        ['recomputed', 'time', 'of a frame'],
        line('slider moved: figures, bins, verdicts', moved.median),
        line('all of it once, with intervals, floors and fits', settled.median)
      ]) +
      '\n\n'
  );
}
