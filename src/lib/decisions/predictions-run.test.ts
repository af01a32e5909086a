import { describe, expect, it } from 'vitest';
import { openPredicted } from '../predictions/open-predicted';
import { runOfPredictions } from '../runs/predictions/from-predictions';
import type { RunFile } from '../runs/run';
import { testFile } from '../../../tests/fixtures/run';
import { nearestOnGrid, temperatureGrid } from '../signals/temperature-grid';
import { rowsOfComparison } from './rows-of-comparison';
import { calibratorsFor } from '../comparison/fit-inputs';
import { comparisonService } from '../comparison/follow/service';
import { pairChosen, pairRuns } from '../comparison/paired-runs';
import { methodsParagraph } from '../comparison/paper/methods-paragraph';
import { judgedOf } from '../comparison/question-facts';
import { rowsOf } from '../comparison/rows';
import { armTitle, outcomesOf, shownRow } from '../comparison/shown-row';
import { valuesAt } from '../comparison/values-at';

const open = async (text: string): Promise<RunFile> =>
  runOfPredictions(
    await openPredicted(new TextEncoder().encode(text), 'f.csv'),
    'f.csv',
    '2026-01-02T00:00:00.000Z'
  );

const long = [
  'id,arm,signal,kind,confidence,correct,answer',
  'q0,gpt,stated,probability,0.9,1,yes',
  'q0,gpt,own,rank,-1.5,1,yes',
  'q1,gpt,stated,probability,0.4,unparsed,',
  'q1,gpt,own,rank,-2.5,not attempted,'
].join('\n');

describe('rows of predictions', () => {
  it('have the names of the file, no cost, and the kind it says', async () => {
    const [stated, own] = rowsOf(await open(long));
    expect([stated.key, armTitle(stated), stated.signal.title]).toEqual(['gpt/stated', 'gpt', 'stated']);
    expect(stated.cost.promptTokens).toBeNaN();
    expect([stated.signal.kind, own.signal.kind]).toEqual(['probability', 'rank-score']);
    expect([...stated.correct]).toEqual([1, -1]);
    expect(stated).toMatchObject({ notAttempted: 0, unparsed: 1, parseRate: 1 });
    expect(shownRow(own, null, 0).confidence).toBeNull();
    expect(outcomesOf(stated, null)[0]).toMatchObject({ answer: 'yes', correct: 1, value: 0.9 });
  });

  it('come from a column each, too', async () => {
    const file = await open('id,correct,conf_logprob,conf_verbal\na,1,-0.4,0.9\nb,0,-2.5,0.6');
    expect(rowsOf(file).map(({ key, signal, correct }) => [key, signal.kind, [...correct]])).toEqual([
      ['predictions/conf_logprob', 'rank-score', [1, 0]],
      ['predictions/conf_verbal', 'probability', [1, 0]]
    ]);
  });

  it('are read beside the page as on it, what is neither right nor wrong too', async () => {
    const { run, answers } = await open(long);
    const service = comparisonService();
    await service.begin(run);
    const { keys, judged } = await service.add(answers);
    expect(keys).toEqual(['gpt/stated', 'gpt/own']);
    expect([...judged].map(judgedOf)).toEqual([true, true, null, null]);
  });

  it('have a temperature on the log-odds of a number, on logits where they are, and none on a score', async () => {
    const [stated, own] = rowsOf(await open(long));
    expect(calibratorsFor(stated)[0]).toBe('temperature-confidence');
    expect(calibratorsFor(own)[0]).toBe('platt-score');
    const [two, three] = [2, 3].map((wanted) => temperatureGrid[nearestOnGrid(wanted)]);
    expect(valuesAt(stated, 2)[0]).toBeCloseTo(1 / (1 + Math.exp(-Math.log(9) / two)), 12);
    expect(valuesAt(own, 2)).toBe(own.values);
    const [options] = rowsOf(
      await open('{"id":"a","logits":[0,3],"label":1}\n{"id":"b","logits":[2,1],"label":1}')
    );
    expect(calibratorsFor(options)[0]).toBe('temperature-options');
    expect(options.values[0]).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
    expect(valuesAt(options, 3)[0]).toBeCloseTo(1 / (1 + Math.exp(-3 / three)), 12);
    expect(rowsOfComparison(options).options!.labels).toEqual(Int32Array.of(1, 1));
  });

  it('count a person’s grade before the file’s', async () => {
    const file = await open(long);
    file.run.overrules = { 'q0/gpt': { grade: 'wrong', rule: 'person' } };
    expect(rowsOf(file).map(({ correct }) => correct[0])).toEqual([0, 0]);
  });
});

describe('predictions beside a run', () => {
  const given = (words: boolean) => {
    const lines = testFile(30).run.set.questions.map(
      ({ id, text }, i) =>
        `${id},${words ? text.replace('3', 'three') : ''},0.${1 + (i % 8)},${i % 3 ? 1 : 0}`
    );
    return open(
      `id,question,arm,confidence,correct\n${lines.map((line) => line.replace(/,(?=0\.)/, ',gpt,')).join('\n')}`
    );
  };

  it('are paired by id alone where they have no words, and by both where they have', async () => {
    const run = testFile(30);
    expect(pairRuns(run, await given(false), { resamples: 10 }).common).toBe(30);
    const worded = pairRuns(run, await given(true), { resamples: 10 });
    expect(worded.common).toBeLessThan(30);
    expect(worded.common).toBeGreaterThan(10);
  });

  it('are held against the row that a person chose', async () => {
    const [run, predictions] = [testFile(30), await given(false)];
    expect(pairRuns(run, predictions, { resamples: 10 }).rows).toEqual([]);
    const keys = ['direct/length-normalised-probability', 'gpt/confidence'] as const;
    const row = pairChosen(run, predictions, keys, { resamples: 100 })!;
    const right = row.figures.find(({ name }) => name === 'accuracy')!;
    expect(right.second).toBeCloseTo(20 / 30, 12);
    expect(right.difference).toBeCloseTo(right.second - right.first, 12);
    expect(row.mended.length - row.broken.length).toBe(Math.round(row.n * right.difference));
    expect(pairChosen(run, predictions, ['direct/length-normalised-probability', 'none'])).toBeNull();
  });

  it('are said to be read, not asked, in a methods paragraph', async () => {
    const file = await given(false);
    const shown = rowsOf(file).map((row) => shownRow(row, null, 0));
    const { text, prompts } = methodsParagraph([{ run: file.run, name: null }], shown, 100);
    expect(text).toMatch(/^Confidences and grades of 30 questions were read from f\.csv by Calibration Lab/);
    expect(text).not.toContain('We asked');
    expect(prompts).toEqual([]);
  });
});
