import { spawnSync } from 'node:child_process';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { CalibratorName } from '../../calibration/calibrators/calibrator';
import { unpackOptions, type OptionLogits } from '../../calibration/calibrators/option-logits';
import { rowsOf } from '../../comparison/rows';
import { bandTable, type BandTable } from '../bands';
import { calibratedRows, isCalibrated } from '../calibrated';
import type { DecisionRows } from '../decision-rows';
import { rowsOfComparison } from '../rows-of-comparison';
import { decideThreshold } from '../threshold';
import { readThreshold } from '../written-threshold';
import { codeOf, isWritable } from './code';
import { decisionFile, type DecisionFile } from './decision-file';
import { modelCardParagraph } from './model-card';
import { recordedRun } from '../../../../tests/fixtures/recorded-run';

const rows = rowsOf(recordedRun());
const row = (key: string) => rowsOfComparison(rows.find((each) => each.key === key)!);
const source = { kind: 'predictions' as const, file: 'f\n“x”.csv', labVersion: '0' };

function taken(
  decided: DecisionRows,
  name: CalibratorName
): { file: DecisionFile; lab: number[] | number[][] } {
  const calibrated = calibratedRows(decided, name);
  if (!isCalibrated(calibrated)) throw new Error(calibrated.sentence);
  const threshold = decideThreshold(decided, { kind: 'precision', precision: 0.5, certainty: null });
  const applied = calibrated.calibrator.apply(decided.inputFor(name).rows);
  return {
    file: decisionFile(decided, source, { threshold, spread: null, calibrated, bands: null }),
    lab:
      name === 'temperature-options'
        ? unpackOptions(applied as OptionLogits).map((each) => Array.from(each))
        : Array.from(applied as ArrayLike<number>)
  };
}

/** What the Python lines give for some inputs, and whether the values are shown. */
function byPython(code: string, inputs: unknown[], values: number[]) {
  const script = `${code}\nimport json, sys\ngiven = json.load(sys.stdin)\nprint(json.dumps([[calibrated(v) for v in given[0]], [shown(v) for v in given[1]]]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify([inputs, values]),
    encoding: 'utf8'
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as [number[] | number[][], boolean[]];
}

async function byTypeScript(code: string, inputs: unknown[], values: number[]) {
  const { outputText, diagnostics } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true
  });
  expect(diagnostics).toEqual([]);
  const { calibrated, shown } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`
  );
  return [inputs.map((each) => calibrated(each)), values.map((each) => shown(each))] as [
    number[] | number[][],
    boolean[]
  ];
}

const cases: [string, CalibratorName][] = [
  ['verbalized/number-expectation', 'temperature-confidence'],
  ['verbalized/number-expectation', 'platt-confidence'],
  ['direct/mean-token-entropy', 'platt-score'],
  ['direct/mean-token-entropy', 'isotonic'],
  ['distractors/option-probability', 'isotonic'],
  ['distractors/option-probability', 'beta'],
  ['distractors/option-probability', 'histogram'],
  ['distractors/option-probability', 'temperature-options']
];

describe('the lines of Python and TypeScript give the lab’s numbers to 1e-12', () => {
  it.each(cases)('%s, %s', async (key, name) => {
    const decided = row(key);
    const { file, lab } = taken(decided, name);
    const inputs =
      name === 'temperature-options'
        ? unpackOptions(decided.options!.logits).map((each) => Array.from(each))
        : Array.from(decided.values);
    const values = Array.from(decided.values);
    const at = file.threshold.value as number;
    const results = [
      byPython(codeOf(file, 'python'), inputs, values),
      await byTypeScript(codeOf(file, 'typescript'), inputs, values)
    ];
    for (const [calibrated, shown] of results) {
      expect(shown).toEqual(values.map((value) => value >= at));
      const [theirs, ours] = [calibrated.flat(), lab.flat()];
      expect(theirs).toHaveLength(ours.length);
      theirs.forEach((value, i) => expect(Math.abs(value - ours[i]), `row ${i}`).toBeLessThanOrEqual(1e-12));
    }
  });

  it('are short', () => {
    for (const [key, name] of cases) {
      const { file } = taken(row(key), name);
      for (const language of ['python', 'typescript'] as const) {
        const lines = codeOf(file, language).trim().split('\n');
        expect(lines.filter((line) => !/^(#|\/\/)/.test(line)).length).toBeLessThanOrEqual(12);
      }
    }
  });
});

describe('a decision taken away', () => {
  it('without a threshold shows nothing, and keeps no line break of a file’s name in a comment', () => {
    const decided = row('direct/mean-token-entropy');
    const none = decideThreshold(decided, { kind: 'precision', precision: 0.99, certainty: 0.95 });
    const file = decisionFile({ ...decided, title: 'a\nimport os' }, source, {
      threshold: none,
      spread: null,
      calibrated: null,
      bands: null
    });
    expect(file.threshold.value).toBeNull();
    expect(
      codeOf(file, 'python')
        .split('\n')
        .filter((line) => !line.startsWith('#'))
    ).toEqual(['def shown(value):', '    return False', '']);
    expect(codeOf(file, 'typescript')).toContain('return false;');
    expect(modelCardParagraph(file)).toContain('No threshold reaches it');
    expect(JSON.parse(JSON.stringify(file))).toMatchObject({
      calibrator: null,
      split: { nFit: 44, nJudge: 56 }
    });
  });

  it.each([
    [Infinity, 'never', 'False', 'false'],
    [-Infinity, 'always', 'True', 'true'],
    [0.25, 0.25, 'value >= 0.25', 'value >= 0.25']
  ])('at a threshold of %d says so in words, code and JSON', (at, written, python, typescript) => {
    const decided = row('direct/mean-token-entropy');
    const threshold = { ...decideThreshold(decided, { kind: 'cost', wrong: 1, ask: 1 }), threshold: at };
    const file = decisionFile(decided, source, { threshold, spread: null, calibrated: null, bands: null });
    expect(JSON.parse(JSON.stringify(file)).threshold.value).toBe(written);
    expect(readThreshold(file.threshold.value)).toBe(at);
    expect(codeOf(file, 'python')).toContain(`    return ${python}\n`);
    expect(codeOf(file, 'typescript')).toContain(`  return ${typescript};\n`);
  });

  it.each([
    ['temperature-options', 'profile-likelihood', ['temperature']],
    ['platt-confidence', 'observed-information', ['slope', 'offset']],
    ['isotonic', 'none', []]
  ] as const)('has the intervals of the parameters of %s, and the bands', (name, kind, parameters) => {
    const decided = row('distractors/option-probability');
    const calibrated = calibratedRows(decided, name);
    if (!isCalibrated(calibrated)) throw new Error(calibrated.sentence);
    const threshold = decideThreshold(decided, { kind: 'cost', wrong: 1, ask: 1 });
    const table = bandTable(decided.values, decided.correct);
    const bands = { table, of: 'confidences as they are', lost: '' };
    const made = decisionFile(decided, source, { threshold, spread: null, calibrated, bands });
    const file = JSON.parse(JSON.stringify(made)) as DecisionFile;
    expect(file.calibrator).toMatchObject({ calibrator: name, intervalKind: kind, nFit: 44 });
    expect(file.calibrator!.intervals).toEqual(calibrated.calibrator.report.intervals);
    for (const each of parameters) {
      const [low, high] = file.calibrator!.intervals[each]!;
      const value = file.calibrator!.parameters[each] as number;
      expect(low <= value && value <= high, each).toBe(true);
    }
    expect(file.bands).toMatchObject({ of: bands.of, n: 100, load: table.load });
    expect((file.bands as BandTable).bands.map(({ n }) => n)).toEqual(table.bands.map(({ n }) => n));
  });

  it('with a temperature of tokens says where it belongs', () => {
    const decided = row('direct/length-normalised-probability');
    const [name] = decided.calibrators;
    const { file } = taken(decided, name);
    expect(isWritable(file)).toBe(false);
    expect(codeOf(file, 'python')).toMatch(/divides the logits of every token by \d/);
    expect(modelCardParagraph(file)).toContain(
      'Confidences are calibrated by temperature on the full vocabulary'
    );
  });
});
