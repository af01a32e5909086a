import { describe, expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import type { Trace } from '../methods/trace';
import { gradeReply } from '../questions/grading';
import { compare } from './comparison';
import { gradedFigures } from './graded-figures';
import { agreementByRule, gradedReplies, isLookedAt } from './graded-replies';
import { overruleKey } from './judged-rows';
import type { Run } from './run';

const run: Run = testRun(3);
run.set = {
  ...run.set,
  questions: run.set.questions.map((question) => ({
    ...question,
    answers: ['Alexander Graham Bell'],
    distractors: ['Thomas Edison', 'Nikola Tesla', 'Guglielmo Marconi']
  }))
};
const replies: Record<string, string> = {
  q0: 'It was Thomas Edison.',
  q1: 'It was Graham Bell.',
  q2: 'It was Alexander Graham Bell.'
};
const traces: Trace[] = ['q0', 'q1', 'q2'].flatMap((id) => {
  const question = run.set.questions.find((question) => question.id === id)!;
  return testTraces(run.plan, id).map((trace) => ({
    ...trace,
    readings: trace.readings.map((reading) =>
      reading.reply
        ? { ...reading, answer: replies[id], verdict: gradeReply(replies[id], question) }
        : reading
    )
  }));
});
const person = (questionId: string, grade: 'right' | 'wrong'): Run => ({
  ...run,
  overrules: {
    [overruleKey(questionId, 'direct', 'answer')]: { grade, rule: 'person' },
    [overruleKey(questionId, 'verbalized', 'forced')]: { grade, rule: 'person' }
  }
});

describe('gradedReplies', () => {
  it('lists a reply once with all its places, the doubtful first', () => {
    const list = gradedReplies(run, traces);
    expect(list.map(({ question, doubt }) => [question.id, doubt])).toEqual([
      ['q1', 'shares words with “Alexander Graham Bell”'],
      ['q0', null],
      ['q2', null]
    ]);
    expect(list[0].places.map(({ method }) => method)).toEqual(['direct', 'verbalized']);
    expect(list[0].credit).toBeCloseTo(0.8, 12);
  });

  it('keeps order and keys when a person grades, and counts the agreement with the rule', () => {
    const before = gradedReplies(run, traces);
    const after = gradedReplies(person('q1', 'right'), traces);
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after.filter(isLookedAt)).toHaveLength(1);
    expect(after[0]).toMatchObject({ credit: 1, ruled: { grade: 'wrong' }, verdict: { grade: 'right' } });
    expect(agreementByRule(after)).toEqual([{ rule: 'no-match', looked: 1, agreed: 0 }]);
    expect(agreementByRule(gradedReplies(person('q2', 'right'), traces))).toEqual([
      { rule: 'whole-word', looked: 1, agreed: 1 }
    ]);
  });

  it('doubts a stored grade that today’s rules would not give', () => {
    const old = traces.map((trace) => ({
      ...trace,
      readings: trace.readings.map((reading) => ({
        ...reading,
        verdict: { grade: 'wrong' as const, rule: 'no-match' }
      }))
    }));
    const last = gradedReplies(run, old).find(({ question }) => question.id === 'q2')!;
    expect(last.doubt).toBe('today’s rules say right (whole-word)');
  });

  it('is empty for a run without traces', () => {
    expect(gradedReplies(run, [])).toEqual([]);
    expect(gradedFigures(run, [])).toEqual([]);
  });
});

describe('gradedFigures', () => {
  it('gives the rules’ figures and the person’s; the ECE is the comparison’s', () => {
    const graded = person('q1', 'right');
    const [direct] = gradedFigures(graded, traces);
    const [row] = compare(graded, traces, { resamples: 0 }).rows;
    expect(direct.ruled.accuracy).toBeCloseTo(1 / 3, 12);
    expect(direct.ruled.credit).toBeCloseTo((0 + 0.8 + 1) / 3, 12);
    expect(direct.graded.accuracy).toBeCloseTo(2 / 3, 12);
    expect(direct.graded.credit).toBeCloseTo(2 / 3, 12);
    expect(direct.graded.ece).toBeCloseTo(row.ece, 12);
  });

  it('has a Flex-ECE equal to the ECE where every reply is all right or all wrong', () => {
    const whole = traces.filter(({ questionId }) => questionId !== 'q1');
    for (const { graded } of gradedFigures(run, whole)) expect(graded.flexEce).toBeCloseTo(graded.ece, 12);
  });
});
