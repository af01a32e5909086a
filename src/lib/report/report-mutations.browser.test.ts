import { expect, it } from 'vitest';
import { mutations } from '../../../tests/fixtures/run-mutations';
import { parseRunFile } from '../runs/run-file';
import type { RunFile } from '../runs/run';
import { reportHtml } from './report-html';

const MUTATIONS = 200;

async function recordedRun(): Promise<unknown> {
  const bytes = new Uint8Array(await (await fetch('/recorded-run.json.gz')).arrayBuffer());
  // Some servers unpack .gz files on the way.
  if (bytes[0] !== 0x1f) return JSON.parse(new TextDecoder().decode(bytes));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

it(`makes a report of every changed run file that can be opened, of ${MUTATIONS}`, async () => {
  let made = 0;
  for (const { json, said } of mutations(await recordedRun(), MUTATIONS, 7)) {
    let file: RunFile;
    try {
      file = parseRunFile(JSON.stringify(json));
    } catch {
      continue;
    }
    expect(reportHtml(file), said).toContain('</html>');
    made++;
  }
  expect(made).toBeGreaterThan(MUTATIONS / 20);
}, 240_000);
