import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { pairedAccuracyInterval } from '../calibration/intervals/paired-accuracy';
import { signTest } from '../calibration/intervals/sign-test';
import { overruleKey, type RunFile } from '../runs/run';
import { flowSentence, helpedHarmed, pText, type ArmAnswers } from './helped-harmed';

const { run, answers } = testFile(40);
const arm = (armId: string, file: RunFile = { run, answers }): ArmAnswers => ({ ...file, armId });

it('every question with a right or wrong answer in both goes one way', () => {
  const flow = helpedHarmed(arm('direct'), arm('distractors'));
  const all = [flow.both, flow.helped, flow.harmed, flow.neither].flat();
  expect(all.sort()).toEqual(answers.map(({ questionId }) => questionId).sort());
  const grades = (armId: string) =>
    answers.map(({ traces }) =>
      Number(traces.find((each) => each.armId === armId)!.verdict.grade === 'right')
    );
  expect(flow.interval).toEqual(pairedAccuracyInterval(grades('distractors'), grades('direct')));
  const wrong = flow.helped.length + flow.neither.length;
  expect(flow.guessed).toBeCloseTo(wrong / 4, 12);
  const back = helpedHarmed(arm('distractors'), arm('direct'));
  expect([back.helped, back.harmed, back.guessed]).toEqual([flow.harmed, flow.helped, null]);
  expect(back.p).toBe(flow.p);
});

it('a person’s grade counts, and what was not attempted is left out', () => {
  const [first, second] = answers.map(({ questionId }) => questionId);
  const overrules = {
    [overruleKey(first, 'direct')]: { grade: 'not-attempted' as const, rule: 'person' },
    [overruleKey(second, 'direct')]: { grade: 'right' as const, rule: 'person' },
    [overruleKey(second, 'distractors')]: { grade: 'wrong' as const, rule: 'person' }
  };
  const graded = { run: { ...run, overrules }, answers };
  const flow = helpedHarmed(arm('direct', graded), arm('distractors', graded));
  expect(flow.n).toBe(39);
  expect(flow.harmed).toContain(second);
});

/** Another run of the same set, whose questions come in another order. */
function otherRun(count: number, change: (file: RunFile) => void = () => {}): RunFile {
  const file = testFile(count, 9);
  const other = { run: { ...file.run, id: 'other' }, answers: file.answers.toReversed() };
  change(other);
  return other;
}
const gradeIn = (file: RunFile, armId: string, questionId: string) =>
  file.answers.find((each) => each.questionId === questionId)!.traces.find((each) => each.armId === armId)!
    .verdict.grade;

it('arms of two runs are paired by the questions that both were asked, whatever their order', () => {
  const other = otherRun(60, ({ answers }) => answers.splice(0, 5));
  const asked = new Set(other.answers.map(({ questionId }) => questionId));
  const common = answers.map(({ questionId }) => questionId).filter((id) => asked.has(id));
  const flow = helpedHarmed(arm('direct'), arm('direct', other));
  expect(flow.n).toBe(common.length);
  const of = (first: string, second: string) =>
    common.filter(
      (id) => gradeIn({ run, answers }, 'direct', id) === first && gradeIn(other, 'direct', id) === second
    );
  expect(flow).toMatchObject({
    both: of('right', 'right'),
    helped: of('wrong', 'right'),
    harmed: of('right', 'wrong'),
    neither: of('wrong', 'wrong'),
    guessed: null
  });
  const back = helpedHarmed(arm('direct', other), arm('direct'));
  expect([back.n, back.p]).toEqual([flow.n, flow.p]);
  expect([back.helped.toSorted(), back.harmed.toSorted()]).toEqual([
    flow.harmed.toSorted(),
    flow.helped.toSorted()
  ]);
  // The options are those that the second run’s arm was shown.
  const options = helpedHarmed(arm('direct'), arm('distractors', other));
  expect(options.guessed).toBeCloseTo((options.helped.length + options.neither.length) / 4, 12);
});

it('of two runs, the same id in other words is no pair, and each counts by its own persons’ grades', () => {
  const reworded = otherRun(40, ({ run }) => {
    run.set = structuredClone(run.set);
    run.set.questions[0].text = 'Another question?';
  });
  const [first, second] = run.set.questions.map(({ id }) => id);
  const flow = helpedHarmed(arm('direct'), arm('direct', reworded));
  expect(flow.n).toBe(39);
  expect([flow.both, flow.helped, flow.harmed, flow.neither].flat()).not.toContain(first);

  const overrules = { [overruleKey(second, 'direct')]: { grade: 'right' as const, rule: 'person' } };
  const graded = otherRun(40, ({ run }) => (run.overrules = overrules));
  const wrong = { [overruleKey(second, 'direct')]: { grade: 'wrong' as const, rule: 'person' } };
  const own = { run: { ...run, overrules: wrong }, answers };
  expect(helpedHarmed(arm('direct', own), arm('direct', graded)).helped).toContain(second);

  const apart = otherRun(40, ({ run }) => {
    run.set = structuredClone(run.set);
    for (const question of run.set.questions) question.text += ' Or not?';
  });
  const none = helpedHarmed(arm('direct'), arm('direct', apart));
  expect([none.n, none.interval]).toEqual([0, null]);
  expect(flowSentence(none)).toBe('No question has a right or wrong answer in both.');
});

it('claims no more than its interval and its test', () => {
  const of = (
    both: number,
    helped: number,
    harmed: number,
    neither: number,
    guessed: number | null = null
  ) => {
    const ids = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);
    const n = both + helped + harmed + neither;
    const first = [
      ...Array(both).fill(1),
      ...Array(helped).fill(0),
      ...Array(harmed).fill(1),
      ...Array(neither).fill(0)
    ];
    const second = [
      ...Array(both).fill(1),
      ...Array(helped).fill(1),
      ...Array(harmed).fill(0),
      ...Array(neither).fill(0)
    ];
    const parts = { both: ids(both), helped: ids(helped), harmed: ids(harmed), neither: ids(neither) };
    return flowSentence({
      n,
      ...parts,
      interval: pairedAccuracyInterval(second, first),
      p: signTest(helped, harmed),
      guessed
    });
  };
  expect(of(0, 0, 0, 0)).toBe('No question has a right or wrong answer in both.');
  expect(of(5, 1, 1, 5)).toMatch(
    /^Of 12 questions, 1 was helped and 1 harmed: from this many, no difference can be told \(−\d+ to \d+ points; sign test p = 1\.00\)\.$/
  );
  expect(of(15, 5, 0, 0)).toMatch(
    /5 were helped and 0 harmed: .* no difference can be told \(\d+ to \d+ points; sign test p = 0\.063\)\.$/
  );
  expect(of(15, 0, 0, 5)).toMatch(
    /^Of 20 questions, none was helped or harmed: from this many, no difference/
  );
  const tiny = { n: 1000, both: [], helped: [], harmed: ['a'], neither: [], p: 1, guessed: null };
  expect(flowSentence({ ...tiny, interval: [-0.003, 0.001] })).toContain('(0 to 0 points;');
  expect(of(5, 20, 1, 10, 7.6)).toMatch(
    /20 were helped and 1 harmed: right more often by 53 points \(\d+ to \d+ points; .*\)\. Guessing among the options would have helped about 8\.$/
  );
  expect(of(5, 1, 20, 10)).toMatch(/right less often by 53 points \(−\d+ to −\d+/);
  expect([pText(0.0001), pText(0.04), pText(0.5)]).toEqual(['p < 0.001', 'p = 0.040', 'p = 0.50']);
});
