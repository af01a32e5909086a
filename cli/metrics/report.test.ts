import { describe, expect, it } from 'vitest';
import { parseMetricsArguments } from './arguments';
import { uniforms } from '../../src/lib/random/seeded';
import { readPredictions } from '../../src/lib/predictions/read-predictions';
import { reportOf } from '../../src/lib/predictions/report';
import { metricsTable } from './table';

function reportOn(csv: string, ...args: string[]) {
  return reportOf(
    readPredictions(csv, 'f.csv'),
    parseMetricsArguments(['f.csv', '--resamples', '100', ...args])
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
    const own = [
      'confidence,correct,split',
      ...Array.from({ length: 45 }, (_, i) => `${(i + 1) / 46},${i % 3 ? 1 : 0},${i < 25 ? 'fit' : 'judge'}`)
    ].join('\n');
    expect(reportOn(own, '--fit', 'platt').fits.platt).toMatchObject({ n: 25, nJudged: 20 });
    expect(reportOn(own, '--split', '0.9').notes[0]).toMatch(/own split was not used/);
  });

  it('refuses a split that leaves a side empty', () => {
    expect(() => reportOn('confidence,correct\n0.4,1', '--fit', 'platt', '--split', '0.5')).toThrow(
      /leaves . rows? to fit on and . to judge/
    );
  });

  it('makes no fit of fewer than 20 answers a part, or of fewer different ids, and says why', () => {
    const few = reportOn(mixed, '--fit', 'temperature,platt', '--split', '0.1');
    expect(few.fits).toEqual({});
    expect(few.noFit).toMatchObject({ reason: 'too-few-to-fit', least: 20 });
    expect(metricsTable(few)).toMatch(/No fit: \d answers? to fit on, and it takes at least 20\./);
    const copies = rows(100, (i) => `q${i % 10},${i % 2 ? 0.3 : 0.8},${i % 3 ? 1 : 0},g`);
    expect(reportOn(copies, '--fit', 'platt').noFit).toMatchObject({ nFit: 10 });
  });

  it('refuses a split of the file that has an id on both sides', () => {
    const shared = ['id,confidence,correct,split', 'a,0.4,1,fit', 'a,0.4,1,judge', 'b,0.5,0,judge'].join(
      '\n'
    );
    expect(() => reportOn(shared)).toThrow(/1 id is in more than one part of the split \(“a”\)/);
  });

  it('words a fit by NLL and Brier, and says first when it erases what the confidences told', () => {
    // The fit part says the reverse of the judged one, so that a slope near 0 is the best there is.
    const part = (name: string, from: number) =>
      Array.from({ length: 200 }, (_, i) => {
        const high = i % 2 === 0;
        const right = name === 'fit' ? i % 4 < 2 : i % 10 < 8 === high;
        return `q${from + i},${high ? 0.9 : 0.2},${right ? 1 : 0},${name}`;
      });
    const csv = ['id,confidence,correct,split', ...part('fit', 0), ...part('judge', 200)].join('\n');
    const { platt } = reportOn(csv, '--fit', 'platt', '--resamples', '200').fits;
    expect(platt.sentence).toMatch(/^It erases what the confidences told: afterwards nearly all say 50 %/);
    expect(platt.outcome).toBe('worse');
    expect(platt.sentence).toMatch(/Worse on the 200 answers it was not fitted on: NLL .* \(higher by /);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('praises no fit of confidences that tell nothing (%i)', (seed) => {
    const uniform = uniforms(seed, 'nothing told');
    const csv = rows(
      300,
      (i) => `q${i},${(0.02 + 0.96 * uniform()).toFixed(3)},${uniform() < 0.5 ? 1 : 0},g`
    );
    const { fits } = reportOn(
      csv,
      ...['--fit', 'temperature,platt,isotonic,beta,histogram', '--split', '0.5', '--resamples', '200']
    );
    for (const [name, fit] of Object.entries(fits)) {
      const rose = fit.nllAfter > fit.nllBefore || fit.brierAfter > fit.brierBefore;
      if (rose) expect(fit.outcome, name).not.toBe('better');
      expect(fit.sentence.includes('Better'), name).toBe(fit.outcome === 'better');
      const slope = fit.intervals.slope;
      const tellsNothing =
        (slope && slope[0] <= 0 && slope[1] >= 0) ||
        (fit.parameters.temperature as number) >= 20 ||
        fit.warnings.some((warning) => warning.includes('cannot be told from 0'));
      if (tellsNothing)
        expect(fit.sentence, name).toMatch(/^It (may erase|erases) what the confidences told/);
    }
    expect(fits.platt.intervals.slope).not.toBeNull();
  });

  it('counts ids where they repeat: no verdict beyond what they hold', () => {
    // Forty calibrated questions, each five times: as rows their bins would be off by more than chance.
    const copies = rows(
      200,
      (i) => `q${i % 40},${0.3 + (i % 40) / 100},${((i % 40) * 7) % 11 < 5 ? 1 : 0},g`
    );
    const report = reportOn(copies);
    const alone = reportOn(rows(200, (i) => copies.split('\n')[i + 1].replace(/^q\d+/, `q${i}`)));
    expect(report.ids).toBe(40);
    expect(report.nullFloorUpper).toBeGreaterThan(1.8 * alone.nullFloorUpper);
    expect(report.notes.join()).toMatch(/200 rows have 40 different ids/);
    const width = ({ intervals }: typeof report, name: string) => intervals[name]![1] - intervals[name]![0];
    for (const name of ['accuracy', 'gap', 'auroc', 'brier', 'nll']) {
      expect(width(report, name), name).toBeGreaterThan(1.6 * width(alone, name));
    }
  });

  it('says that groups and fits are many looks', () => {
    expect(reportOn(mixed).notes.join()).toMatch(/2 groups are looked at, each at 95 %/);
    const table = metricsTable(reportOn(mixed, '--fit', 'temperature,platt'));
    expect(table).toMatch(/2 fits are looked at, each at 95 %/);
  });

  it.each([
    ['right', '0.99', 1],
    ['wrong', '0.02', 0]
  ])('has intervals with a width where all are %s, and finds nothing amiss', (_, confidence, outcome) => {
    const report = reportOn(rows(40, (i) => `q${i},${confidence},${outcome},g`));
    for (const name of ['accuracy', 'gap', 'ece', 'brier', 'nll']) {
      const [lo, hi] = report.intervals[name]!;
      expect(hi - lo, name).toBeGreaterThan(0.05);
    }
    expect(report.verdict.calibration.kind).toBe('fine');
    expect(report.verdict.discrimination.kind).toBe('one-class');
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
    expect(metricsTable(report)).toMatch(/^NLL .*nats, of right or wrong, under its confidence$/m);
  });
});
