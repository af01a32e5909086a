import { describe, expect, it } from 'vitest';
import { parseMetricsArguments } from './arguments';
import { readPredictions } from '../../src/lib/predictions/read-predictions';
import { reportOf } from '../../src/lib/predictions/report';
import { metricsTable } from './table';

function reportOn(csv: string, ...args: string[]) {
  return reportOf(
    readPredictions(csv, 'f.csv'),
    parseMetricsArguments(['f.csv', '--resamples', '10', ...args])
  );
}

const rows = (count: number, row: (i: number) => string) =>
  ['id,confidence,correct,group', ...Array.from({ length: count }, (_, i) => row(i))].join('\n');
const mixed = rows(60, (i) => `q${i},${(i + 1) / 61},${i % 3 === 0 ? 0 : 1},${i % 2 ? 'odd' : 'even'}`);

describe('the report', { timeout: 30_000 }, () => {
  it('splits by the id alone: row order does not matter, and --split overrules the file', () => {
    const [head, ...body] = mixed.split('\n');
    const backwards = [head, ...body.toReversed()].join('\n');
    const args = ['--fit', 'platt', '--split', '0.5'];
    const [a, b] = [mixed, backwards].map((csv) => reportOn(csv, ...args).fits.platt);
    expect(a.judgedOn).toBe('held-out');
    expect(a.n + a.nJudged).toBe(60);
    expect(b.n).toBe(a.n);
    expect(b.nllAfter).toBeCloseTo(a.nllAfter, 9);
    const own = 'confidence,correct,split\n0.4,1,fit\n0.3,0,fit\n0.7,1,judge\n0.6,0,judge';
    expect(reportOn(own, '--fit', 'platt').fits.platt).toMatchObject({ n: 2, nJudged: 2 });
    expect(reportOn(own, '--split', '0.9').notes[0]).toMatch(/own split was not used/);
  });

  it('refuses a split that leaves a side empty', () => {
    expect(() => reportOn('confidence,correct\n0.4,1', '--fit', 'platt', '--split', '0.5')).toThrow(
      /leaves . rows to fit on and . to judge/
    );
  });

  it('says that a fit without a split is in-sample', () => {
    const report = reportOn(mixed, '--fit', 'temperature');
    expect(report.fits.temperature.judgedOn).toBe('in-sample');
    expect(metricsTable(report)).toContain('the same rows (in-sample)');
  });

  it('has null in JSON and a dash in the table for what does not exist', () => {
    const report = reportOn('confidence,correct\n0.4,1\n0.6,1');
    expect(JSON.parse(JSON.stringify(report)).auroc).toBeNull();
    expect(metricsTable(report)).toMatch(/^AUROC +– /m);
  });

  it('has a line a group, and tells what was not attempted', () => {
    const report = reportOn(`${mixed}\nq60,,not attempted,odd`);
    expect(report.groups!.even.n).toBe(30);
    const table = metricsTable(report);
    expect(table).toContain('60 rows of confidences; 1 not attempted, left out');
    expect(table).toMatch(/^odd +30 /m);
  });

  it('draws ids instead of rows where ids come more than once', () => {
    const copies = rows(6000, (i) => `q${i % 60},${i % 2 ? 0.3 : 0.8},${i % 3 ? 1 : 0},g`);
    const [lo, hi] = reportOn(copies, '--resamples', '100').intervals.accuracy!;
    // Sixty questions, two in three right: ±0.12. As many rows drawn one by one would give ±0.012.
    expect(hi - lo).toBeGreaterThan(0.15);
    expect(hi - lo).toBeLessThan(0.35);
  });

  it('bins by mass on request, for the ECE, its floor and its interval', () => {
    const skewed = rows(60, (i) => `q${i},${((i + 1) / 61) ** 3},${i % 3 === 0 ? 0 : 1},g`);
    const report = reportOn(skewed, '--binning', 'mass', '--bins', '4');
    expect(report.ece).toBe(report.adaptiveEce);
    expect(report.binningRule).toBe('4 bins of nearly equal counts, no value split over two');
    expect(report.nullFloor).not.toBe(reportOn(skewed, '--bins', '4').nullFloor);
  });

  it('says of what each NLL is', () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      JSON.stringify({ id: i, logits: [Math.sin(i), 1, Math.cos(3 * i)], label: i % 3 })
    ).join('\n');
    const report = reportOn(lines, '--fit', 'temperature,platt');
    const { temperature, platt } = report.fits;
    expect(report.nllOf).toBe('right option');
    expect(temperature.nllBefore).toBeCloseTo(report.nll, 12);
    expect(platt.nllBefore).not.toBeCloseTo(temperature.nllBefore, 2);
    const table = metricsTable(report);
    expect(table).toMatch(/^temperature .* the right option /m);
    expect(table).toMatch(/^platt .* right or wrong /m);
  });

  it('calls the NLL of samples with several right options that of right or wrong', () => {
    const sample = {
      doc_id: 0,
      target: [0, 1],
      filtered_resps: [
        [-1, false],
        [-2, false],
        [-3, false]
      ]
    };
    const report = reportOn(JSON.stringify(sample));
    expect(report.nllOf).toBe('right or wrong');
    expect(metricsTable(report)).toMatch(/^NLL .*nats, of right or wrong$/m);
  });
});
