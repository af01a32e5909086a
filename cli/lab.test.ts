import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { recordedText } from '../tests/fixtures/recorded-run';

const root = join(import.meta.dirname, '..');
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('ends quietly where whoever reads its output has had enough', () => {
  const run = join(folder, 'run.json');
  writeFileSync(run, recordedText());
  const script = '"$0" "$1" "$2" predictions "$3" | head -n 1; exit "${PIPESTATUS[0]}"';
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-c', script, process.execPath, tsx, join(root, 'cli', 'lab.ts'), run],
    { encoding: 'utf8' }
  );
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(stdout).toMatch(/^id,.*\r?\n$/);
});

it('says that there is no such command, in help too', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [tsx, join(root, 'cli', 'lab.ts'), 'help', 'nope'],
    {
      encoding: 'utf8'
    }
  );
  expect([stdout, status]).toEqual(['', 2]);
  expect(stderr).toMatch(/^There is no command "nope"/);
});
