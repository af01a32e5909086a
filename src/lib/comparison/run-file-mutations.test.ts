import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { testFile } from '../../../tests/fixtures/run';
import { mutations, smallFile } from '../../../tests/fixtures/run-mutations';
import { RunFileError } from '../runs/file/checked';
import { parseRunFile, readRunFile } from '../runs/file/read';
import { runFilePieces } from '../runs/file/write';
import { agreementByRule, gradedReplies } from '../runs/graded-replies';
import type { RunFile } from '../runs/run';
import { compareRow } from './compare';
import { gradedFigures } from './graded-figures';
import { rowsOf } from './rows';
import { outcomesOf, shownRow } from './shown-row';
import { shownDiagram, shownRiskCoverage } from './shown-diagrams';

/** Of each of the files. */
const MUTATIONS = 500;

const recorded = gunzipSync(
  readFileSync(new URL('../../../tests/recorded/run-version-1.json.gz', import.meta.url))
).toString();
const version1 = JSON.stringify(smallFile(JSON.parse(recorded)));
const textOf = (file: RunFile) => [...runFilePieces(file)].join('');

const files: [string, string][] = [
  ['of version 1, recorded', version1],
  ['of version 2, brought over from version 1', textOf(parseRunFile(version1))],
  ['of version 2', textOf(testFile(10))],
  ['of version 2 with every kind of call and evidence', textOf(await askedFile(2))]
];

/** Everything that pages and reports compute from a run. */
function use(file: RunFile): void {
  for (const row of rowsOf(file)) {
    const { fits } = compareRow(row, { resamples: 0 });
    for (const temperature of [null, 3]) {
      const shown = shownRow(row, temperature, 0, { fit: fits[0] });
      shownDiagram(shown);
      shownRiskCoverage(shown);
      outcomesOf(row, temperature);
    }
  }
  agreementByRule(gradedReplies(file));
  gradedFigures(file, 0);
  new Date(file.run.createdAt).toISOString();
  expect(parseRunFile(textOf(file)).run.id).toBe(file.run.id);
}

describe.each(files)('a run file %s, changed at random', (_, text) => {
  it('is usable as it was', () => use(parseRunFile(text)));

  it(`is refused with a place and a reason, or can be used: ${MUTATIONS} times`, () => {
    let refused = 0;
    for (const { json, said } of mutations(text, MUTATIONS, 20260101)) {
      let file: RunFile;
      try {
        file = parseRunFile(JSON.stringify(json));
      } catch (error) {
        expect(error, said).toBeInstanceOf(RunFileError);
        expect((error as Error).message, said).toMatch(/^[^:]+: .+/);
        refused++;
        continue;
      }
      expect(() => use(file), said).not.toThrow();
    }
    // Changed words and grades are for a person to see; most of the rest is not to be taken.
    expect(refused).toBeGreaterThan(MUTATIONS / 3);
    expect(refused).toBeLessThan(MUTATIONS);
  }, 240_000);
});

it('a file cut off anywhere is refused, however it is read', async () => {
  const text = textOf(testFile(3));
  for (let length = 0; length < text.length - 3; length += Math.ceil(text.length / 60)) {
    await expect(readRunFile(new Blob([text.slice(0, length)])), `${length}`).rejects.toThrow(RunFileError);
  }
});
