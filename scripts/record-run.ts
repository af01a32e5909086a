/**
 * Turns a `run.json` of the command line into the recorded run that is shown on a first visit:
 * `npx tsx scripts/record-run.ts out/run.json`. A file of an older version is brought to today's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parseRunFile } from '../src/lib/runs/file/read';
import { runFilePieces } from '../src/lib/runs/file/write';

const OUTPUT = new URL('../static/recorded-run.json.gz', import.meta.url);
const [path] = process.argv.slice(2);
if (!path) {
  console.error('Usage: npx tsx scripts/record-run.ts out/run.json');
  process.exit(2);
}
const text = [...runFilePieces(parseRunFile(readFileSync(path, 'utf8')))].join('');
const packed = gzipSync(text, { level: 9 });
writeFileSync(OUTPUT, packed);
console.log(`${OUTPUT.pathname}: ${(packed.length / 1e6).toFixed(2)} MB`);
