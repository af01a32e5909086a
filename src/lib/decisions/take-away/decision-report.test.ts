import { describe, expect, it } from 'vitest';
import { ofRun, reportOf } from '../../../../tests/fixtures/decision-report';
import { usualEdges } from '../bands';
import type { Source } from './decision-file';
import { rowsOf } from '../../comparison/rows';
import { decideChain } from '../chain-answers';
import { coveragePair } from '../coverage-pair';
import { driftOfRows } from '../drift';
import { recalibrate } from '../recalibration';
import { rowsOfComparison } from '../rows-of-comparison';
import { checklistMarkdown, checklistSentence, type ChecklistItem } from './checklist';
import { decideCommand } from './command';
import { recordedRun } from '../../../../tests/fixtures/recorded-run';

const recorded = rowsOf(recordedRun());
const row = (key: string) => rowsOfComparison(recorded.find((each) => each.key === key)!);
const options = row('distractors/option-probability');
const item = (items: readonly ChecklistItem[], name: string) => items.find((each) => each.item === name)!;

describe('a report of decisions', () => {
  it('holds every decision with its figures', () => {
    const pair = coveragePair(options, row('direct/mean-token-entropy'), { resamples: 50 });
    const drift = driftOfRows(options, row('verbalized/number-expectation'));
    const report = reportOf(options, ofRun, {
      coverage: pair,
      chain: decideChain({ of: 'all', outcomes: options.correct }, { steps: 3, dependence: 0 }),
      second: {
        title: 'other',
        cascade: null,
        drift,
        recalibration: recalibrate(options, row('verbalized/number-expectation'), 'temperature-confidence')
      }
    });
    expect(report.parts.map(({ title }) => title)).toEqual([
      'Threshold',
      'Bands',
      'Groups',
      'Prediction sets',
      'Sets that follow a stream',
      'Chains',
      'Drift, against other',
      'Recalibrated, against other',
      'Risk over coverage of two rows'
    ]);
    for (const { tables } of report.parts) {
      for (const { columns, cells } of tables) {
        expect(cells.every((line) => line.length === columns.length)).toBe(true);
      }
    }
    expect(report.notRepeated).toBe(
      'It leaves out: chains, risk over coverage, what it was compared with, the sets.'
    );
    expect(item(report.checklist, 'Shift')).toMatchObject({
      state: 'said',
      words: expect.stringContaining(drift.sentence)
    });
  });
});

describe('the checklist', () => {
  it('is filled in from the run, and says what is missing', () => {
    const { checklist } = reportOf(options, ofRun);
    expect(item(checklist, 'Model').words).toBe('M; run r1 of 2026-01-01T00:00:00.000Z.');
    expect(item(checklist, 'Split').words).toMatch(/^44 to fit and to choose on, 56 others for every figure/);
    expect(item(checklist, 'ECE with its bins').words).toMatch(
      /^5 right-closed bins of equal width, n = 56: as it is 0\.206 \(by chance alone up to 0\.\d{3} in 95 % of cases; without chance/
    );
    expect(item(checklist, 'NLL and Brier score').words).toContain('always saying the base rate 0.24');
    expect(item(checklist, 'How many were tried').words).toContain('one of 22 rows');
    expect(item(checklist, 'How answers were graded').words).toContain('1 grade overruled');
    for (const name of ['Calibrator', 'Shift', 'Groups', 'Limits', 'Where it will be used']) {
      expect(item(checklist, name).state, name).toBe('missing');
    }
    expect(checklistSentence(checklist)).toMatch(
      /^\d+ of 16 are filled in; missing: where it will be used, calibrator/
    );
    expect(checklistMarkdown(checklist)).toContain('- [ ] **Shift** (missing): It was not compared');
    expect(checklistMarkdown(checklist)).toContain('- [x] **Model**: M');
  });

  it('has figures before and after a fit', () => {
    const { checklist } = reportOf(options, ofRun, {}, true);
    expect(item(checklist, 'Calibrator').words).toMatch(
      /^temperature on option logits, fitted on 44 questions: \{"temperature":/
    );
    expect(item(checklist, 'ECE with its bins').words).toMatch(/as it is 0\..*; calibrated 0\./);
  });

  it('of a score has no ECE before it is calibrated', () => {
    const entropy = row('direct/mean-token-entropy');
    const before = reportOf(entropy, ofRun).checklist;
    expect(item(before, 'ECE with its bins')).toMatchObject({ state: 'missing' });
    const after = reportOf(entropy, ofRun, {}, true).checklist;
    expect(item(after, 'ECE with its bins').words).toMatch(/n = 56: calibrated 0\./);
  });

  it('of a file of predictions does not know the model', () => {
    const source: Source = { kind: 'predictions', file: 'f.csv', labVersion: '1' };
    const { checklist } = reportOf(options, source);
    expect(item(checklist, 'Model')).toMatchObject({ state: 'missing' });
    expect(item(checklist, 'How confidence is read')).toMatchObject({ state: 'missing' });
  });

  it('promises nothing where nothing is promised', () => {
    const { checklist, file } = reportOf(options, ofRun);
    expect(item(checklist, 'Threshold with a promise').state).toBe(
      file.threshold.value === null ? 'missing' : 'said'
    );
  });
});

it('quotes what a shell would take apart', () => {
  const repeated = {
    row: null,
    target: { kind: 'cost', wrong: 5, ask: 1 },
    edges: usualEdges,
    fit: null,
    sets: null,
    sampled: null,
    ensemble: null,
    against: null,
    chain: null
  } as const;
  expect(decideCommand({ ...repeated, file: "it's; rm -rf.csv" })).toContain(
    `decide 'it'\\''s; rm -rf.csv' --cost wrong=5,ask=1`
  );
  expect(decideCommand({ ...repeated, file: '-f.csv' })).toContain('decide ./-f.csv ');
});
