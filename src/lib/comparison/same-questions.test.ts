import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { rankCorrelation } from '../calibration/metrics/rank-correlation';
import type { RunFile } from '../runs/run';
import { agreementOf } from './agreement';
import { figuresAt } from './compare';
import { heldAgainst, heldAgainstSentences, splitSentence } from './held-against';
import { pairRuns } from './paired-runs';
import { acrossWords, bestAcross } from './ranked-rows';
import { alone } from './row-place';
import { rowsOf } from './rows';
import { placesAmong } from './run-labels';
import { commonQuestions, otherWords, questionsInBoth, questionsOfAll } from './same-questions';

const KEY = 'direct/length-normalised-probability';

function named(id: string, file: RunFile): RunFile {
  return { ...file, run: { ...file.run, id } };
}
/** The run with other words under the ids of some of its questions. */
function reworded(file: RunFile, ids: readonly string[]): RunFile {
  const questions = file.run.set.questions.map((each) =>
    ids.includes(each.id) ? { ...each, text: `${each.text} Or not?` } : each
  );
  return { ...file, run: { ...file.run, set: { ...file.run.set, questions } } };
}
/** The run as one of a file of predictions without words. */
function wordless(file: RunFile): RunFile {
  const { set, ...run } = file.run;
  const questions = set.questions.map((each) => ({ ...each, text: each.id }));
  const predictions = { file: 'own.csv', words: false, signals: {}, notes: [] };
  return { ...file, run: { ...run, set: { ...set, questions }, predictions } };
}

const first = named('a', testFile(60));
const second = named('b', testFile(40, 8));
const other = named('c', reworded(testFile(60, 9), ['q3', 'q4']));

it('an id with other words is another question, everywhere', () => {
  expect(commonQuestions(first, second).size).toBe(40);
  expect([commonQuestions(first, other).size, otherWords(first, other).sort()]).toEqual([58, ['q3', 'q4']]);
  expect(new Set(pairRuns(first, other, { resamples: 20 }).rows.map(({ n }) => n))).toEqual(new Set([58]));
  const rows = [first, other].map((file) => rowsOf(file).find(({ key }) => key === KEY)!);
  const { common, rho } = agreementOf(rows);
  expect(common).toEqual([
    [60, 58],
    [58, 60]
  ]);
  const [one, two] = rows;
  const ids = one.questionIds.filter((id) => id !== 'q3' && id !== 'q4');
  const valuesOf = (row: typeof one) => ids.map((id) => row.values[row.questionIds.indexOf(id)]);
  expect(rho[0][1]).toBeCloseTo(rankCorrelation(valuesOf(one), valuesOf(two)), 12);
  expect(questionsOfAll([first, second, other].flatMap(rowsOf)).size).toBe(
    [...commonQuestions(first, second)].filter((id) => id !== 'q3' && id !== 'q4').length
  );
});

it('runs that were planned share what they will share once they are asked', () => {
  const given = wordless(named('d', testFile(60, 9)));
  for (const [a, b] of [
    [first, second],
    [first, other],
    [other, given]
  ] as const)
    expect(questionsInBoth(a.run, b.run)).toBe(commonQuestions(a, b).size);
});

it('counts planned questions of the same id and words, each once, whatever set they are of', () => {
  const of = (words: string, ...questionIds: string[]) => ({
    plan: { questionIds },
    set: {
      id: words,
      title: 'A set',
      questions: questionIds.map((id) => ({ id, text: `${words} ${id}`, answers: [] }))
    }
  });
  expect(questionsInBoth(of('a', '1', '2', '3'), of('a', '3', '2', '9'))).toBe(2);
  expect(questionsInBoth(of('a', '1'), of('b', '1'))).toBe(0);
  expect(questionsInBoth(of('a'), of('a', '1'))).toBe(0);
  expect(questionsInBoth(of('a', '1'), of('a', '1', '1'))).toBe(1);
  const predictions = { file: 'f.csv', words: false, signals: {}, notes: [] };
  expect(questionsInBoth(of('a', '1', '2'), { ...of('f', '2', '3'), predictions })).toBe(1);
  const copied = of('a', '1', '2');
  expect(questionsInBoth(of('a', '1', '2'), { ...copied, set: { ...copied.set, id: 'a copy' } })).toBe(2);
});

it('without words the id must do, and what it pairs with may be no pair of each other', () => {
  const given = wordless(named('d', testFile(60, 9)));
  expect([commonQuestions(first, given).size, commonQuestions(other, given).size]).toEqual([60, 60]);
  expect(questionsOfAll([first, other, given].flatMap(rowsOf)).size).toBe(58);
  expect(heldAgainstSentences(heldAgainst(first, given), 'A')[0]).toBe(
    'The same 60 questions as A (the same id; one of the two has no question texts).'
  );
});

it('the best of several runs is that of the questions they share, and of none where there are none', () => {
  const runs = [first, second].map(rowsOf);
  const { questions, best } = bestAcross(runs.flat(), placesAmong(runs));
  expect(questions).toBe(40);
  const [auroc] = best;
  const asked = new Set(second.run.plan.questionIds);
  const shared = { ...first, answers: first.answers.filter(({ questionId }) => asked.has(questionId)) };
  const figures = [shared, second].flatMap(rowsOf).map((row) => figuresAt(row, null).order.auroc);
  expect(auroc.estimate).toBeCloseTo(Math.max(...figures), 12);
  expect(auroc.sentence).toMatch(/\(?seed [78]\)?|questions/);
  const apart = reworded(
    second,
    second.run.set.questions.map(({ id }) => id)
  );
  expect(bestAcross([...rowsOf(first), ...rowsOf(apart)], alone)).toEqual({ questions: 0, best: [] });
  expect([0, 1, 1200].map((count, i) => acrossWords({ questions: count }, 2 + i))).toEqual([
    'No question was asked in both of these runs, so which row is best cannot be told.',
    'On the 1 question that all runs asked, as answered, paired by question:',
    'On the 1,200 questions that all runs asked, as answered, paired by question:'
  ]);
});

it('says what is paired, what is not, and that splits differ', () => {
  expect(heldAgainstSentences(heldAgainst(first, second), 'A')).toEqual([
    '40 of its 40 questions in common with A, which has 60 (the same id and words); only these are paired.'
  ]);
  expect(heldAgainstSentences(heldAgainst(first, other), 'A')[1]).toBe(
    '2 questions have the same id but different words in A: they are not paired.'
  );
  const apart = reworded(second, ['q0']);
  const one = { ...apart, answers: apart.answers.filter(({ questionId }) => questionId === 'q0') };
  expect(heldAgainstSentences(heldAgainst(first, one), 'A')).toEqual([
    'No question in common with A: figures stand side by side, but nothing is paired.',
    '1 question has the same id but different words in A: it is not paired.'
  ]);
  expect(splitSentence(first, named('e', testFile(60, 9)), 'A', 'halves')).toBeNull();
  expect(splitSentence(first, second, 'A', 'halves')).toMatch(
    /they differ: here \d+ fitted on, \d+ judged; in A \d+ fitted on, \d+ judged\./
  );
  expect(splitSentence(first, second, 'A', 'folds')).toContain('its own 5 folds');
});
