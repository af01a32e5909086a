/**
 * Compares two runs of the same questions on different engines, from the `run.json` of each:
 * `npx tsx scripts/compare-engines.ts out/webgpu/run.json out/cpu/run.json`. Says of accuracy, ECE and fitted temperature whether each
 * run's figure lies within the other's 95 % interval; exit code 1 where one does not. `docs/parity.md` has the last result.
 */
import { readFileSync } from 'node:fs';
import { alignedTable } from '../cli/aligned-table';
import { mean } from '../src/lib/calibration/metrics/accuracy';
import { wilsonInterval } from '../src/lib/calibration/intervals/wilson';
import { engineText } from '../src/lib/engine/resolve-engine';
import { compare, type ComparisonRow } from '../src/lib/runs/comparison';
import { parseRunFile } from '../src/lib/runs/run-file';

/** A figure with its 95 % interval; `null` where there is none. */
type Figure = { value: number; interval: [number, number] } | null;

const figures: Record<string, (row: ComparisonRow) => Figure> = {
  accuracy: ({ accuracy, n }) => ({ value: accuracy, interval: wilsonInterval(accuracy * n, n) }),
  ECE: ({ ece, eceInterval }) => eceInterval && { value: ece, interval: eceInterval },
  'fitted T': ({ fit }) => (fit?.interval ? { value: fit.temperature, interval: fit.interval } : null)
};

/** Ends included, also where a temperature stands at its bound and was rounded on the way. */
function holds({ interval: [lo, hi] }: NonNullable<Figure>, value: number): boolean {
  return lo - 1e-6 <= value && value <= hi + 1e-6;
}

function text(figure: Figure): string {
  return figure
    ? `${figure.value.toFixed(2)} [${figure.interval.map((end) => end.toFixed(2)).join(', ')}]`
    : '–';
}

/** How many questions get the same verdict in both rows, and the mean |Δ confidence|. */
function agreement(a: ComparisonRow, b: ComparisonRow): string {
  const others = new Map(b.outcomes.map((outcome) => [outcome.questionId, outcome]));
  const pairs = a.outcomes.map((outcome) => [outcome, others.get(outcome.questionId)!] as const);
  const same = pairs.filter(([x, y]) => x.verdict.grade === y.verdict.grade).length;
  const gaps = pairs.flatMap(([x, y]) =>
    x.confidence !== null && y.confidence !== null ? [Math.abs(x.confidence - y.confidence)] : []
  );
  return `same verdict on ${same} of ${pairs.length}, mean |Δ confidence| ${mean(gaps).toFixed(3)}`;
}

const paths = process.argv.slice(2);
if (paths.length !== 2) {
  console.error('Usage: npx tsx scripts/compare-engines.ts ONE/run.json OTHER/run.json');
  process.exit(2);
}
const files = paths.map((path) => parseRunFile(readFileSync(path, 'utf8')));
const [asked, others] = files.map(({ run }) => run.plan.questionIds.join('\n'));
if (asked !== others) {
  console.error('The two runs asked different questions: give both the same --set, --limit and --seed.');
  process.exit(2);
}
const engines = files.map(({ run }) => (run.model ? engineText(run.model) : '?'));
const [left, right] = files.map(({ run, traces }) => compare(run, traces).rows);
const table = [['reading', 'figure', ...engines, 'each within the other']];
const notes: string[] = [];
let apart = false;
for (const row of left) {
  const other = right.find(({ method, readingId }) => method === row.method && readingId === row.readingId);
  if (!other) continue;
  for (const [name, figureOf] of Object.entries(figures)) {
    const [a, b] = [figureOf(row), figureOf(other)];
    const both = a && b && holds(a, b.value) && holds(b, a.value);
    if (!both) apart = true;
    table.push([`${row.method} (${row.readingId})`, name, text(a), text(b), both ? 'yes' : 'no']);
  }
  notes.push(`${row.method} (${row.readingId}): ${agreement(row, other)}`);
}
console.log(`${alignedTable(table)}\n\n${notes.join('\n')}`);
process.exitCode = apart ? 1 : 0;
