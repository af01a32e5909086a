/**
 * Turns a `run.json` of the command line into the recorded run that is shown on a first visit:
 * `npx tsx scripts/record-run.ts out/run.json`, or into the one that answers in the workshop with `workshop-run` behind it. A
 * file of an older version is brought to today's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { parseRunFile } from '../src/lib/runs/file/read';
import { runFilePieces } from '../src/lib/runs/file/write';

const [path, name = 'recorded-run'] = process.argv.slice(2);
if (!path || !['recorded-run', 'workshop-run'].includes(name)) {
  console.error('Usage: npx tsx scripts/record-run.ts out/run.json [recorded-run|workshop-run]');
  process.exit(2);
}
const output = new URL(`../static/${name}.json.gz`, import.meta.url);
const text = [...runFilePieces(parseRunFile(readFileSync(path, 'utf8')))].join('');
const packed = gzipSync(text, { level: 9 });
writeFileSync(output, packed);
console.log(`${output.pathname}: ${(packed.length / 1e6).toFixed(2)} MB`);
