import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { cliFiles } from '../../tests/fixtures/cli-files';
import { polygraphText } from '../../tests/fixtures/recorded-run';
import { decide } from './decide';

const { folder, run, predictions } = cliFiles('lab-decide-sampled-');
const drawn = join(folder, 'drawn.json');
writeFileSync(drawn, polygraphText());
const out = catchOutput();

describe('lab decide --conformal tecp', () => {
  it('makes sets of a run’s drawn answers, beside those of options that were asked for', async () => {
    const asked = ['--rows', 'samples/agreement', '--conformal', 'tecp', '--alpha', '0.4'];
    await decide([drawn, ...asked, '--json']);
    const [row] = JSON.parse(out.text).rows;
    expect(row).toMatchObject({ noSampledSets: null, sets: [], noSets: null, stream: null });
    expect(row.sampledSets).toMatchObject({ alpha: 0.4, unanswered: 'count', meanDrawn: 10 });
    expect(row.sampledSets.n + row.sampledSets.setSizes.length).toBe(12);
    out.text = '';
    await decide([drawn, ...asked, '--unanswered', 'leave-out']);
    expect(out.text).toMatch(/^ {2}Sets of drawn answers: .*right answer/m);
    expect(out.text).toContain('are left out of the promise; 40 % may miss');
  });

  it('says where nothing was drawn', async () => {
    await decide([run, '--rows', 'distractors/option-probability', '--conformal', 'lac,tecp']);
    expect(out.text).toContain('Sets, LAC');
    expect(out.text).toContain('no answers were drawn for this row. They are for rows of “It answers');
    out.text = '';
    await decide([predictions('one.csv'), '--conformal', 'tecp', '--json']);
    const [row] = JSON.parse(out.text).rows;
    expect(row.sampledSets).toBeNull();
    expect(row.noSampledSets).toBe('There are none: a file of predictions holds no drawn answers.');
  });

  it('refuses a threshold a group where there are no groups, or no sets', async () => {
    await expect(decide([drawn, '--rows', 'samples/agreement', '--by-group'])).rejects.toThrow(/--conformal/);
    await expect(decide([predictions('one.csv'), '--conformal', 'tecp', '--by-group'])).rejects.toThrow(
      /--by-group: the questions of .* have no groups/
    );
  });

  it('refuses what is not about it', async () => {
    await expect(decide([drawn, '--conformal', 'lac', '--unanswered', 'count'])).rejects.toThrow(/tecp/);
    await expect(decide([drawn, '--conformal', 'tecp', '--unanswered', 'skip'])).rejects.toThrow(
      /count or leave-out/
    );
    await expect(decide([drawn, '--conformal', 'tecpx'])).rejects.toThrow(/lac, aps, raps, tecp/);
  });
});
