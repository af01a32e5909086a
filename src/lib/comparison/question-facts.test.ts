import { describe, expect, it } from 'vitest';
import { askedFile } from '../../../tests/fixtures/asked-run';
import { readRunFile } from '../runs/file/read';
import { runFileBlob } from '../runs/file/write';
import { overruleKey, type RunFile } from '../runs/run';
import { armFigures } from './arm-figures';
import { compareRow } from './compare';
import { startOnPage } from './follow/backend';
import { ComparisonFollower } from './follow/follower';
import { helpedHarmed } from './helped-harmed';
import { answerOf, factsOf, hasFacts, keptFacts } from './question-facts';
import { rowsOf, type Row } from './rows';
import { outcomesOf } from './shown-row';
import { contextOf, traceOf } from './stored-trace';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const recorded = recordedRun();
const graded: RunFile = {
  run: {
    ...recorded.run,
    overrules: {
      [overruleKey(recorded.answers[0].questionId, 'direct')]: { grade: 'not-attempted', rule: 'person' }
    }
  },
  answers: recorded.answers.slice(0, 30)
};
const files: [string, RunFile][] = [
  ['the recorded run', recorded],
  ['a run that a person graded', graded],
  ['every kind of evidence', await askedFile(6)]
];

/** All that a comparison shows of a row, apart from the answers themselves. */
function shownOf(row: Row) {
  const { order, confidence, fits, verdict } = compareRow(row, { resamples: 0 });
  const { run, answers, ...own } = row;
  expect(answers.length).toBeLessThanOrEqual(run.plan.questionIds.length);
  return { ...own, order, confidence, fits, verdict, arm: armFigures(row), outcomes: outcomesOf(row, null) };
}

describe.each(files)('%s', (_, file) => {
  it('is compared the same from a file, its numbers computed beside the page', async () => {
    const opened = await readRunFile(runFileBlob(file));
    expect(await new ComparisonFollower(startOnPage).prepare(opened)).toBe(true);
    expect(opened.answers.every(hasFacts)).toBe(true);
    const [here, beside] = [structuredClone(file), opened].map((each) => rowsOf(each));
    expect(beside.map(shownOf)).toEqual(here.map(shownOf));
    const [first, ...others] = file.run.plan.arms;
    for (const { id } of others) {
      const flow = ({ run, answers }: RunFile) =>
        helpedHarmed({ run, answers, armId: first.id }, { run, answers, armId: id });
      expect(flow(opened)).toEqual(flow(structuredClone(file)));
    }
  });

  it('has in its columns what each signal reads of each trace', () => {
    const { run } = file;
    for (const row of rowsOf(file)) {
      for (const [i, stored] of row.answers.entries()) {
        const { evidence } = traceOf(stored, row.arm.id)!;
        const context = { ...contextOf(stored, run), temperature: 1 };
        expect(row.values[i]).toBe(row.signal.valueOf(evidence, context) ?? NaN);
      }
    }
  });

  it('says of each answer what its trace says, kept or not', () => {
    for (const stored of file.answers) {
      const fresh = structuredClone(stored);
      keptFacts(stored, file.run);
      expect(factsOf(fresh, file.run)).toEqual(keptFacts(stored, file.run));
      expect(hasFacts(fresh)).toBe(false);
      for (const { armId, answer, verdict } of stored.traces) {
        expect(answerOf(stored, armId)).toMatchObject({ answer, verdict });
        expect(answerOf(fresh, armId)).toMatchObject({ answer, verdict });
      }
      expect(answerOf(stored, 'no such arm')).toBeUndefined();
    }
  });
});
