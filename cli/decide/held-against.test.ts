import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { decisionCase } from '../../tests/oracles/decision-cases';
import { rowsOf } from '../../src/lib/comparison/rows';
import { chainSuccess, simulatedChain } from '../../src/lib/decisions/chain';
import { coveragePair, coverageSentence } from '../../src/lib/decisions/coverage-pair';
import { driftOfRows } from '../../src/lib/decisions/drift';
import { recalibrate } from '../../src/lib/decisions/recalibration';
import { rowsOfComparison } from '../../src/lib/decisions/rows-of-comparison';
import { parseRunFile } from '../../src/lib/runs/file/read';
import { decide } from './decide';
import { recordedText } from '../../tests/fixtures/recorded-run';

const folder = mkdtempSync(join(tmpdir(), 'lab-held-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = join(folder, 'run.json');
const text = recordedText();
writeFileSync(run, text);
const recorded = rowsOf(parseRunFile(text));
const row = (key: string) => rowsOfComparison(recorded.find((each) => each.key === key)!);
const options = 'distractors/option-probability';
const entropy = 'direct/mean-token-entropy';
const number = 'verbalized/number-expectation';

/** A file of predictions, right less often than it says by `less`. */
function predictions(name: string, n: number, less = 0): string {
  const { scores } = decisionCase(n, 31, 0);
  const { scores: lots } = decisionCase(n, 1031, 0);
  const lines = scores.map((u, i) => `q${i},${0.5 + u / 2},${lots[i] < 0.5 + u / 2 - less ? 1 : 0}`);
  const path = join(folder, name);
  writeFileSync(path, ['id,confidence,correct', ...lines].join('\n'));
  return path;
}

const out = catchOutput();

async function json(...argv: string[]) {
  out.text = '';
  await decide([...argv, '--json']);
  return JSON.parse(out.text).rows;
}
/** What JSON makes of a value. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('lab decide --drift', () => {
  it('of a run’s row against another run’s has the library’s figures', async () => {
    const [told] = await json(run, '--rows', number, '--drift', run);
    expect(told.drift).toEqual({
      there: run,
      reason: null,
      ...plain(driftOfRows(row(number), row(number))),
      recalibration: plain(recalibrate(row(number), row(number), null))
    });
    expect(told.drift.recalibration).toMatchObject({ nFit: 44, nAnew: 44, n: 56 });
    const [named] = await json(run, '--rows', number, '--drift', run, '--fit', 'beta');
    expect(named.drift.recalibration.name).toBe('beta');
    expect(told.drift).toMatchObject({ alarm: 0.03, verdict: 'open', nBefore: 100, ece: { change: 0 } });
  });

  it('sees a period that is worse by more than the alarm, in words and figures', async () => {
    const [before, after] = [predictions('before.csv', 1500), predictions('after.csv', 1500, 0.15)];
    const [told] = await json(before, '--drift', after);
    expect(told.drift).toMatchObject({ verdict: 'alarm', needed: expect.any(Number) });
    expect(told.drift.accuracy.change).toBeLessThan(-0.1);
    out.text = '';
    await decide([before, '--drift', after]);
    expect(out.text).toContain(`  Drift, against ${after}\n    The ECE without chance went from`);
    expect(out.text).toContain('surely more than the alarm at +0.030');
    expect(out.text).toMatch(/^ {4}ECE without chance .*\+0\.\d{3} \(\+?0\.\d{3} to 0\.\d{3}\)$/m);
    expect(out.text).toContain('Kolmogorov–Smirnov');
    expect(out.text).toMatch(/^ {2}Recalibrated, against .*\n {4}On \d+ questions there that chose nothing/m);
  });

  it('says of a score, or of a row that is not there, why there is none', async () => {
    const rows = await json(run, '--rows', `${entropy},${options}`, '--drift', run);
    expect(rows[0].drift).toEqual({
      there: run,
      reason: expect.stringMatching(/is a score/),
      recalibration: null
    });
    expect(rows[1].drift.reason).toBeNull();
    await expect(decide([run, '--rows', entropy, '--drift', run])).rejects.toThrow(
      /^--drift: “.*” is a score/
    );
    out.text = '';
    await decide([run, '--rows', `${entropy},${options}`, '--drift', run]);
    expect(out.text).toMatch(/Drift, against .*: “Direct answer, mean token entropy” is a score/);
  });

  it('holds a file with one confidence against the one row that is named, never against any', async () => {
    const own = predictions('own.csv', 60);
    await expect(decide([own, '--drift', run])).rejects.toThrow(
      /^--drift: .*own\.csv has one row, and .*run\.json has \d+: name one of them with --rows/
    );
    await expect(decide([own, '--rows', entropy, '--drift', run])).rejects.toThrow(
      /mean token entropy” is a score/
    );
    const [told] = await json(own, '--rows', options, '--drift', run);
    expect(told.drift).toMatchObject({ nBefore: 60, nAfter: 100 });
    const [turned] = await json(run, '--rows', options, '--drift', own);
    expect(turned.drift).toMatchObject({ nBefore: 100, nAfter: 60 });
    await expect(decide(['--cascade', own, run])).rejects.toThrow(
      /^--cascade: .*name one of them with --rows/
    );
  });

  it('refuses a file that is not there', async () => {
    await expect(decide([run, '--drift', 'gone.json'])).rejects.toThrow(/no file "gone.json"/);
  });
});

describe('lab decide --chain', () => {
  it('is of the answers shown at the row’s threshold, or of all where none is', async () => {
    const asked = [
      '--target',
      'precision=0.6',
      '--certainty',
      'none',
      '--chain',
      '4',
      '--dependence',
      '0.25'
    ];
    const [told] = await json(run, '--rows', options, ...asked);
    const { precision, shown } = told.threshold.judged;
    expect(told.chain).toMatchObject({ accuracy: precision, of: 'shown', steps: 4, dependence: 0.25 });
    expect(told.chain.success).toBeCloseTo(0.75 * precision ** 4 + 0.25 * precision, 12);
    const { values, correct, parts } = row(options);
    const outcomes = correct.filter((_, i) => parts[i] === 'judge' && values[i] >= told.threshold.threshold);
    expect(outcomes).toHaveLength(shown);
    expect(told.chain.successInterval).toEqual(
      told.threshold.judged.precisionInterval.map((end: number) => 0.75 * end ** 4 + 0.25 * end)
    );
    expect(told.chain.simulated).toBe(simulatedChain(outcomes, { steps: 4, dependence: 0.25 }));

    const [all] = await json(run, '--rows', options, '--target', 'precision=0.99', '--chain', '3');
    const judged = correct.filter((_, i) => parts[i] === 'judge');
    const accuracy = judged.reduce((sum, each) => sum + each, 0) / judged.length;
    expect(all.chain).toMatchObject({ of: 'all', accuracy, dependence: 0 });
    expect(all.chain.success).toBe(chainSuccess({ accuracy, steps: 3, dependence: 0 }));
  });

  it('is told in a sentence, of one step too', async () => {
    await decide([run, '--rows', options, '--chain', '1']);
    expect(out.text).toMatch(
      /^ {2}Chain: With 59 % \(45 to 72 %\) right of all 56 answers, 1 step in a row is right in 59 % \(45 to 72 %\) of cases\. For 90 %/m
    );
  });
});

describe('lab decide --against', () => {
  it('holds each row’s order against the one that is named, and not against itself', async () => {
    const rows = await json(run, '--rows', `${options},${entropy}`, '--against', entropy);
    const at = (key: string) => rows.find((each: { row: string }) => each.row === key).against;
    expect(at(entropy)).toEqual([]);
    const pair = coveragePair(row(options), row(entropy));
    const [told] = at(options);
    expect(told).toMatchObject({
      n: 56,
      left: 44,
      sentence: coverageSentence(pair),
      aurc: plain(pair.curves.aurc),
      accuracy: plain(pair.accuracy)
    });
    expect(told.curve.map(({ difference }: { difference: number }) => difference)).toEqual([
      ...pair.curves.difference
    ]);
    out.text = '';
    await decide([run, '--rows', options, '--against', 'direct']);
    expect(out.text).toContain(
      '  Risk over coverage of two rows\n    On 56 other questions the area under the risk–coverage curve is'
    );
    expect(out.text).toMatch(/^ {4}area \(AURC\) /m);
  });

  it('of several files says which one a row is of, and takes a file by its name', async () => {
    const [told] = await json(run, run, '--rows', entropy, '--against', entropy);
    expect(told.against).toHaveLength(1);
    expect(told.against[0].titles).toEqual(Array(2).fill(`Direct answer, mean token entropy · ${run}`));
    const [one, other] = [predictions('one.csv', 90), predictions('other.csv', 90, 0.3)];
    const pairs = await json(one, other, '--against', other);
    expect(pairs[0].against[0].titles).toEqual([one, other]);
    expect(pairs[1].against).toEqual([]);
  });

  it('refuses a row that is not there, and one alone', async () => {
    await expect(decide([run, '--against', 'nope'])).rejects.toThrow(
      /^--against: there is no "nope"\. There are /
    );
    await expect(decide([run, '--rows', entropy, '--against', entropy])).rejects.toThrow(
      /is the only row that is decided on/
    );
  });
});
