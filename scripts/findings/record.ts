/**
 * Keeps a run as one that findings are drawn from: `npx tsx scripts/findings/record.ts RUN.json NAME "COMMAND"` writes its
 * predictions and what they cost into docs/findings; `npm run findings` then writes docs/findings.md anew.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { predictions } from '../../cli/predictions/predictions';
import { readRunAt } from '../../cli/read-run';
import { aboutRun } from './about';

const [path, name, command] = process.argv.slice(2);
if (!path || !name || !command) {
  console.error('Usage: npx tsx scripts/findings/record.ts RUN.json NAME "COMMAND THAT MADE IT"');
  process.exit(2);
}
const folder = new URL('../../docs/findings/', import.meta.url);
mkdirSync(folder, { recursive: true });
await predictions([path, '--out', fileURLToPath(new URL(`${name}.csv.gz`, folder)), '--force']);
const about = aboutRun(await readRunAt(path), command);
writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(about)}\n`);
