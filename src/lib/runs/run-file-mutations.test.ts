import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mutations, smallFile } from '../../../tests/fixtures/run-mutations';
import { compare } from './comparison';
import { gradedFigures } from './graded-figures';
import { agreementByRule, gradedReplies } from './graded-replies';
import { pairRuns } from './paired-runs';
import { parseRunFile, RunFileError, runFileText } from './run-file';
import type { RunFile } from './run';

const whole = JSON.parse(
  gunzipSync(readFileSync(new URL('../../../static/recorded-run.json.gz', import.meta.url))).toString()
);
const MUTATIONS = 1500;

/** Everything the pages do with a run. */
async function useOf(file: RunFile, other: RunFile): Promise<void> {
  const { run, traces } = file;
  for (const temperature of [null, 3]) compare(run, traces, { temperature, resamples: 5 });
  compare(run, traces, { bins: 5, resamples: 0, splitting: 'folds' });
  agreementByRule(gradedReplies(run, traces));
  gradedFigures(run, traces, 0);
  pairRuns(file, other, { resamples: 5 });
  new Date(run.createdAt).toISOString();
  expect(parseRunFile(runFileText(file)).run.id).toBe(run.id);
}

describe('a run file changed at random', () => {
  const original = parseRunFile(JSON.stringify(smallFile(whole)));

  it('is usable as it was', () => useOf(original, original));

  it(`is refused with a place and a reason, or can be used: ${MUTATIONS} times`, async () => {
    let refused = 0;
    for (const { json, said } of mutations(whole, MUTATIONS, 20260101)) {
      let file: RunFile;
      try {
        file = parseRunFile(JSON.stringify(json));
      } catch (error) {
        expect(error, said).toBeInstanceOf(RunFileError);
        expect((error as Error).message, said).toMatch(/^[^:]+: .+/);
        refused++;
        continue;
      }
      await expect(useOf(file, original), said).resolves.toBeUndefined();
    }
    // Changed words and grades are for a person to see; most of the rest is not to be taken.
    expect(refused).toBeGreaterThan(MUTATIONS / 2);
    expect(refused).toBeLessThan(MUTATIONS);
  }, 240_000);
});
