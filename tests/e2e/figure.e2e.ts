import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { recordedText } from '../fixtures/recorded-run';

test('lab figure writes a row’s figures as the page draws them', ({ browserName: _ }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-figure-'));
  const run = join(folder, 'run.json');
  writeFileSync(run, recordedText());
  const out = join(folder, 'out');
  const lab = (...more: string[]) =>
    spawnSync(
      process.execPath,
      [
        'node_modules/tsx/dist/cli.mjs',
        'cli/lab.ts',
        'figure',
        run,
        '--out',
        out,
        '--rows',
        'direct/length-normalised-probability,mean-token-entropy',
        ...more
      ],
      { encoding: 'utf8' }
    );
  const { status, stderr } = lab();
  expect(status, stderr).toBe(0);
  const names = readdirSync(out).sort();
  const kinds = names.map((name) =>
    /^(reliability-fitted|reliability|risk-coverage).*\.(svg|png)$/.exec(name)!
  );
  expect(kinds.map(([, kind, ending]) => `${kind}.${ending}`).sort()).toEqual(
    ['reliability-fitted', 'reliability-fitted', 'reliability', 'risk-coverage']
      .flatMap((kind) => [`${kind}.png`, `${kind}.svg`])
      .sort()
  );
  for (const name of names) {
    const bytes = readFileSync(join(out, name));
    if (name.endsWith('.png')) {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      // Width in pixels, of the header: about 400 an inch over 84 mm.
      expect(bytes.readUInt32BE(16)).toBeGreaterThan(1000);
    } else {
      const svg = bytes.toString();
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[^"]+" width="84mm"/);
      expect(svg).toContain('Direct answer');
      expect(svg).toMatch(/n = (?:100|\d\d) · /);
      expect(svg).not.toMatch(/var\(|class=|<text/);
    }
  }
  const again = lab();
  expect(again.status).toBe(2);
  expect(again.stderr).toContain('not overwritten');
});
