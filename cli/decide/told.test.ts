import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { cliFiles } from '../../tests/fixtures/cli-files';
import { table } from '../table/table';
import { decide } from './decide';

const { folder, run, predictions } = cliFiles('lab-decide-told-');
const out = catchOutput();

describe('what lab decide says of what it was asked', () => {
  it('says why there are no bands: too few answers, or a calibrator that cannot read the row', async () => {
    const few = join(folder, 'few.csv');
    const lines = Array.from({ length: 16 }, (_, i) => `q${i},0.${10 + i},${i % 2}`);
    writeFileSync(few, ['id,confidence,correct', ...lines].join('\n'));
    const file = predictions('small.csv');
    for (const [argv, reason] of [
      [[few, '--fit', 'platt-confidence'], /^No fit: 7 answers to fit on, and it takes at least 20\./],
      [
        [file, '--fit', 'temperature-options'],
        /temperature-options\) cannot read this row\. What can: .*isotonic/
      ]
    ] as const) {
      out.text = '';
      await decide([...argv, '--json']);
      const [row] = JSON.parse(out.text).rows;
      expect(row.calibrator).toBeNull();
      expect(row.bands.reason).toMatch(reason);
      out.text = '';
      await decide([...argv]);
      expect(out.text).toContain(`  Bands\n    ${row.bands.reason}\n`);
    }
  });

  it('prints bands and groups as the page has them', async () => {
    const path = join(folder, 'groups.csv');
    const lines = Array.from({ length: 120 }, (_, i) => `q${i},0.${100 + i},${i % 3 ? 1 : 0},${i % 2}`);
    writeFileSync(path, ['id,confidence,correct,group', ...lines].join('\n'));
    await decide([path]);
    expect(out.text).toContain(
      '\n  Groups\n    No answer of any group is shown: there is no single threshold'
    );
    expect(out.text).toMatch(/\n {4}0 +none of \d+ shown {2}/);
    expect(out.text).toMatch(/\n {4}0\.00 to 0\.40 +handed to a person {2}/);
    expect(out.text).toMatch(/\n {4}By confidences as they are\.\n/);
  });

  it('leaves nothing that was asked for unsaid: rows without names, ways of reading, sets without options', async () => {
    const file = predictions('small.csv');
    await expect(decide([file, '--rows', 'direct'])).rejects.toThrow(
      /one confidence a line. Leave --rows out/
    );
    await expect(decide(['--cascade', file, file, '--rows', 'direct'])).rejects.toThrow(/Leave --rows out/);
    await expect(table([file, '--rows', 'direct'])).rejects.toThrow(/Leave --rows out/);
    await expect(decide([run, '--percent'])).rejects.toThrow(/say how a file of predictions is read/);
    await expect(table([run, '--use', 'logits'])).rejects.toThrow(/say how a file of predictions is read/);
    expect(out.text).toBe('');
    await decide([
      run,
      file,
      '--rows',
      'distractors/option-probability',
      '--index-base',
      '0',
      '--conformal',
      'lac'
    ]);
    expect(out.text).toContain('\n  Sets: There are none: what this row was read from holds no options.');
    expect(out.text).toMatch(/\n {2}Sets, .*: /);
    expect(out.text).toContain(`\n\n${file}\n`);
    out.text = '';
    const one = join(folder, 'one.csv');
    writeFileSync(one, 'id,confidence,correct\nq0,0.5,0\n');
    await decide(['--cascade', one, file]);
    expect(out.text).toContain(`Cascade: ${one}, then ${file}: 1 question in both`);
  });
});
