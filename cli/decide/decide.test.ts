import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { cliFiles } from '../../tests/fixtures/cli-files';
import { parseDecideArguments } from './arguments';
import { decide } from './decide';

const { folder, run, predictions } = cliFiles('lab-decide-');

const out = catchOutput();

describe('lab decide', () => {
  it('of a file: a threshold with its figures, exit code 0; 3 where none reaches the target', async () => {
    const file = predictions('small.csv');
    expect(await decide([file, '--target', 'precision=0.8', '--json'])).toBe(0);
    const [row] = JSON.parse(out.text).rows;
    expect(row).toMatchObject({
      file,
      row: null,
      threshold: { target: { precision: 0.8, certainty: 0.95 } }
    });
    expect(row.threshold.judged.precision).toBeGreaterThan(0.75);
    expect(row.threshold.spread.interval[0]).toBeLessThanOrEqual(row.threshold.threshold);
    expect(row.threshold.spread.interval[1]).toBeGreaterThanOrEqual(row.threshold.threshold);
    expect(row.bands.bands).toHaveLength(4);
    out.text = '';
    expect(await decide([file, '--target', 'precision=0.999'])).toBe(3);
    expect(out.text).toContain('No threshold reaches it');
    expect(out.text).not.toContain('Chosen again');
    out.text = '';
    await decide([file, '--target', 'precision=0.8']);
    expect(out.text).toMatch(/^ {2}Chosen again on questions drawn \d+ times.* in 95 % of cases\./m);
  });

  it('of a run: rows of scores too, bands after a fit, sets over options', async () => {
    const rows = 'direct/mean-token-entropy,distractors/option-probability';
    await decide([run, '--rows', rows, '--cost', 'wrong=5,ask=1', '--conformal', 'lac,aps', '--json']);
    const [score, options] = JSON.parse(out.text).rows;
    expect(score).toMatchObject({ kind: 'rank-score', row: 'direct/mean-token-entropy', sets: [] });
    expect(score.bands.of).toMatch(/after Platt scaling.*, fitted on the 44 questions to choose on/);
    expect(score.calibrator).toMatchObject({ calibrator: 'platt-score', nFit: 44 });
    expect(score.calibrator.intervals.slope).toHaveLength(2);
    expect(options.calibrator).toBeNull();
    expect(options.sets.map(({ score }: { score: string }) => score)).toEqual(['lac', 'aps']);
    expect(score.stream).toBeNull();
    expect(options.stream).toMatchObject({ alpha: 0.1, n: 56, nChosen: 44 });
    expect(options.threshold.cost.alwaysAsk).toBe(1);
    expect(options.reward.threshold).toBe(options.threshold.threshold);
    expect(options.reward.reward.mean).toBeCloseTo(1 - options.threshold.cost.cost, 12);
    expect(options.reward.curve[0]).toMatchObject({ threshold: 'never', reward: 0 });
    out.text = '';
    await decide([run, '--rows', 'distractors/option-probability', '--cost', 'wrong=5,ask=1']);
    expect(out.text).toContain('  Where answering pays\n    ');
  });

  it('a cascade of two files, or two runs', async () => {
    const [small, large] = [predictions('small.csv'), predictions('large.csv', 0.5)];
    expect(await decide(['--cascade', small, large, '--defer', '0.5', '--json'])).toBe(0);
    const { rows, cascades } = JSON.parse(out.text);
    expect(rows).toEqual([]);
    expect(cascades[0].common).toBe(900);
    expect(cascades[0].decision.accuracy).toBeGreaterThanOrEqual(cascades[0].decision.small);
    expect(cascades[0].decision.costs).toEqual([]);
    out.text = '';
    await decide(['--cascade', run, run]);
    expect(out.text).toContain('100 questions in both');
    expect(out.text).toMatch(
      /A question then takes \d+\.\d\d seconds \(.*\) on average; the small model alone/
    );
    out.text = '';
    await decide(['--cascade', run, run, '--json']);
    const [{ decision }] = JSON.parse(out.text).cascades;
    const [seconds, tokens] = decision.costs;
    expect([seconds.of, tokens.of]).toEqual(['seconds', 'tokens']);
    expect(tokens.small).toBeCloseTo(tokens.large, 9);
    expect(tokens.curve.at(-1).cost).toBeCloseTo(2 * tokens.small, 9);
    expect(tokens.curve.at(-1).threshold).toBe('everything');
  });

  it('writes what has no number in words: show nothing, hand on everything, no threshold', async () => {
    const write = (name: string, right: (i: number) => number) => {
      const lines = Array.from({ length: 60 }, (_, i) => `q${i},${(i % 7) / 10},${right(i)},${i % 2}`);
      const path = join(folder, name);
      writeFileSync(path, ['id,confidence,correct,group', ...lines].join('\n'));
      return path;
    };
    const [wrong, right] = [write('wrong.csv', () => 0), write('right.csv', () => 1)];
    const json = async (...argv: string[]) => {
      out.text = '';
      await decide([...argv, '--json']);
      return JSON.parse(out.text);
    };
    const [nothing] = (await json(wrong, '--cost', 'wrong=5,ask=1')).rows;
    expect(nothing.threshold.threshold).toBe('never');
    expect(nothing.groups.map(({ own }: { own: { threshold: unknown } }) => own.threshold)).toEqual([
      'never',
      'never'
    ]);
    const [none] = (await json(wrong, '--target', 'precision=0.9')).rows;
    expect(none.threshold).toMatchObject({ threshold: null, reason: 'too-few' });
    const [all] = (await json('--cascade', wrong, right, '--defer', '1')).cascades;
    expect(all.decision).toMatchObject({ threshold: 'everything', deferred: 1, accuracy: 1 });
    expect(all.decision.curve.at(-1)).toMatchObject({ threshold: 'everything', deferred: 1 });
    const judged = write('judged.csv', () => 0);
    writeFileSync(judged, 'id,confidence,correct,split\nq0,0.5,0,test\nq1,0.6,1,test\n');
    const [open] = (await json('--cascade', judged, right)).cascades;
    expect(open.decision).toMatchObject({ threshold: null, nChosen: 0, n: 2 });
    const [sets] = (
      await json(run, '--rows', 'distractors/option-probability', '--conformal', 'lac', '--alpha', '0.001')
    ).rows[0].sets;
    expect(sets.threshold).toBe('every option');
    expect(out.text).not.toContain('Infinity');
  });

  it('an ensemble of rows, of ways to ask and of runs', async () => {
    await decide([run, '--ensemble', 'direct,distractors/option-probability', '--json']);
    const { ensemble } = JSON.parse(out.text);
    expect(ensemble).toMatchObject({ shared: 100, nChosen: 44, n: 56, left: null });
    expect(ensemble.members.map(({ key }: { key: string }) => key)).toEqual([
      '0/direct/length-normalised-probability',
      '0/distractors/option-probability'
    ]);
    expect(ensemble.lines).toHaveLength(9);
    expect(ensemble).not.toHaveProperty('joint');
    expect(ensemble.threshold).toMatchObject({ calibratedOn: [22, 22], nChosen: 22, n: 56 });
    expect(ensemble.threshold.rules).toMatchObject(
      ['majority', 'mean', 'weighted'].map((rule) => ({ rule, threshold: null, reason: 'too-few' }))
    );
    out.text = '';
    await decide([run, run, '--rows', 'verbalized', '--ensemble', 'direct']);
    expect(out.text).toContain('Ensemble: 2 members answer together');
    expect(out.text).toContain('Of the 56, all members agree on 56.');
    expect(out.text).toContain(
      '\n\nA threshold for the ensemble\n  Majority: No threshold reaches it: 22 answers'
    );
    out.text = '';
    await decide([run, '--ensemble', 'direct,distractors', '--cost', 'wrong=5,ask=1']);
    expect(out.text).toMatch(
      /\n {2}Mean confidence: Showing answers from 0\.\d+ up costs least.* On the other 56/
    );
    await expect(decide([run, '--ensemble', 'direct,nope'])).rejects.toThrow(/there is no "nope"/);
    await expect(decide([run, '--ensemble', 'direct'])).rejects.toThrow(/two members/);
    const silent = predictions('silent.csv');
    await expect(decide([run, silent, '--ensemble', `direct,${silent}`])).rejects.toThrow(
      /not what was answered/
    );
  });

  it.each([
    [['--ensemble', 'a,b'], /FILE is missing/],
    [['x', '--ensemble', 'a,,b'], /names of rows/],
    [[], /FILE is missing/],
    [['x', '--target', 'precision=2'], /between 0 and 1/],
    [['x', '--target', 'recall=0.5'], /--target must be precision=NUMBER/],
    [['x', '--cost', 'wrong=5'], /ask is missing/],
    [['x', '--cost', 'wrong=5,ask=1', '--target', 'precision=0.9'], /cannot be given with --target/],
    [['x', '--certainty', '1'], /--certainty/],
    [['x', '--conformal', 'lac,foo'], /there is no "foo". Known: lac, aps, raps/],
    [['x', '--bands', '0.5,0.6,0.4'], /three falling numbers/],
    [['x', '--fit', 'magic'], /there is no "magic"/],
    [['x', '--fit', 'isotonic,beta'], /one calibrator, got 2/],
    [['x', '--conformal', 'lac', '--alpha', '1'], /--alpha must be/],
    [['x', '--alpha', '0.2'], /--conformal lac --alpha/],
    [['x', '--defer', '0.2'], /--cascade SMALL LARGE --defer/],
    [['--cascade', 'x', 'y', '--defer', '0'], /--defer must be a number above 0 and at most 1/],
    [['--cascade', 'x', 'y', '--defer', '1.01'], /--defer must be/],
    [['x', '--chain', '0'], /--chain must be a whole number from 1 to 1000, got "0"/],
    [['x', '--chain', '2.5'], /--chain must be a whole number/],
    [['x', '--chain', '-3'], /^[^\n]*--chain[^\n]*$/],
    [['x', '--chain', ''], /--chain must be a whole number/],
    [['x', '--chain', '3', '--dependence', '1.1'], /--dependence must be a number from 0 to 1/],
    [['x', '--chain', '3', '--dependence=-0.1'], /--dependence must be a number from 0 to 1/],
    [['x', '--chain', '3', '--dependence', 'some'], /--dependence must be a number from 0 to 1/],
    [['x', '--dependence', '0.5'], /--dependence is that of a chain/],
    [['x', '--against', ' '], /--against takes the name of a row/],
    [['x', '--drift', ''], /--drift takes another run or file/],
    [['--cascade', 'x', 'y', '--drift', 'z'], /--drift .*, and no FILE/],
    [['--cascade', 'x', 'y', '--against', 'z'], /--against .*, and no FILE/],
    [['x', '--nope'], /nope/],
    [['--cascade', 'x'], /two files/]
  ])('names what is wrong in %j', (argv, message) => {
    expect(() => parseDecideArguments(argv)).toThrow(message);
  });

  it('refuses files that are not there, rows that are not in them, and a split of a run', async () => {
    await expect(decide(['gone.csv'])).rejects.toThrow(/no file "gone.csv"/);
    await expect(decide([run, '--rows', 'nope'])).rejects.toThrow(/no row "nope"/);
    await expect(decide([run, '--split', '0.5'])).rejects.toThrow(/--split is for files of predictions/);
  });
});
