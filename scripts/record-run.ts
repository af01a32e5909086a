/**
 * Turns a `run.json` of the command line into the recorded run that is shown on a first visit:
 * `npx tsx scripts/record-run.ts out/run.json`. Numbers keep five decimals: a sketch is
 * exact to 1e-5 nats.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parseRunFile, runFileText } from '../src/lib/runs/run-file';

const OUTPUT = new URL('../static/recorded-run.json.gz', import.meta.url);
const [path] = process.argv.slice(2);
if (!path) {
  console.error('Usage: npx tsx scripts/record-run.ts out/run.json');
  process.exit(2);
}
const text = JSON.stringify(JSON.parse(runFileText(parseRunFile(readFileSync(path, 'utf8')))), (_, value) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(5)) : value
);
const packed = gzipSync(text, { level: 9 });
writeFileSync(OUTPUT, packed);
console.log(`${OUTPUT.pathname}: ${(packed.length / 1e6).toFixed(2)} MB`);
