/**
 * Compares two runs of the same questions on different engines, from the `run.json` of each:
 * `npx tsx scripts/compare-engines.ts out/webgpu/run.json out/cpu/run.json`. Says of accuracy, AUROC and fitted temperature of every row whether each
 * run's figure lies within the other's 95 % interval; exit code 1 where one does not. `docs/parity.md` has the last result.
 */
import { readFileSync } from 'node:fs';
import { alignedTable } from '../cli/aligned-table';
import { mean } from '../src/lib/calibration/metrics/accuracy';
import { engineText } from '../src/lib/engine/resolve-engine';
import { compare, type ComparedRow } from '../src/lib/comparison/compare';
import { isFit } from '../src/lib/comparison/is-fit';
import { verdictOf } from '../src/lib/comparison/rows';
import { parseRunFile } from '../src/lib/runs/file/read';

/** A figure with its 95 % interval; `null` where there is none. */
type Figure = { value: number; interval: [number, number] } | null;

const figures: Record<string, (row: ComparedRow) => Figure> = {
  accuracy: ({ order, intervals }) =>
    intervals?.accuracy ? { value: order.accuracy, interval: intervals.accuracy } : null,
  AUROC: ({ order, intervals }) =>
    intervals?.auroc ? { value: order.auroc, interval: intervals.auroc } : null,
  'fitted T': ({ fits: [fit] }) => {
    if (!fit || !isFit(fit)) return null;
    const interval = fit.intervals.temperature;
    return interval ? { value: fit.parameters.temperature as number, interval } : null;
  }
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

/** How many questions get the same verdict in both rows, and the mean |Δ value|. */
function agreement({ row: a }: ComparedRow, { row: b }: ComparedRow): string {
  const at = new Map(b.questionIds.map((id, i) => [id, i]));
  const pairs = a.questionIds.map((id, i) => [i, at.get(id)!] as const);
  const same = pairs.filter(([i, j]) => {
    const [x, y] = [verdictOf(a.run, a.answers[i], a.arm.id), verdictOf(b.run, b.answers[j], b.arm.id)];
    return x?.grade === y?.grade;
  }).length;
  const gaps = pairs.map(([i, j]) => Math.abs(a.values[i] - b.values[j])).filter((gap) => !Number.isNaN(gap));
  return `same verdict on ${same} of ${pairs.length}, mean |Δ| ${mean(gaps).toFixed(6)}`;
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
const [left, right] = files.map((file) => compare([file]));
const table = [['row', 'figure', ...engines, 'each within the other']];
const notes: string[] = [];
let apart = false;
for (const row of left) {
  const other = right.find((each) => each.row.key === row.row.key);
  if (!other) continue;
  for (const [name, figureOf] of Object.entries(figures)) {
    const [a, b] = [figureOf(row), figureOf(other)];
    const both = a && b && holds(a, b.value) && holds(b, a.value);
    if (!both) apart = true;
    table.push([row.row.key, name, text(a), text(b), both ? 'yes' : 'no']);
  }
  notes.push(`${row.row.key}: ${agreement(row, other)}`);
}
console.log(`${alignedTable(table)}\n\n${notes.join('\n')}`);
process.exitCode = apart ? 1 : 0;
