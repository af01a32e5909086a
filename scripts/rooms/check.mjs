/**
 * Holds the order of rooms: `node scripts/rooms/check.mjs` fails where an import goes up or in a circle and is no known
 * exception; with `--shrink` exceptions no longer needed are taken off the list. Nothing puts one on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importGraph } from './import-graph.mjs';
import { cycles, roomFaults, upwardImports } from './order.mjs';

const root = join(import.meta.dirname, '..', '..');
const list = join(import.meta.dirname, 'exceptions.json');
const exceptions = JSON.parse(readFileSync(list, 'utf8'));
const graph = importGraph(root);
if (process.argv.includes('--shrink')) {
  const upward = upwardImports(graph);
  const circles = cycles(graph);
  exceptions.upward = exceptions.upward.filter((one) => upward.includes(one));
  exceptions.cycles = exceptions.cycles.filter((one) => circles.includes(one));
  writeFileSync(list, `${JSON.stringify(exceptions, null, 2)}\n`);
}
const faults = roomFaults(graph, exceptions);
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`${faults.length} imports against the order of rooms (scripts/rooms/order.mjs).`);
  process.exitCode = 1;
}
