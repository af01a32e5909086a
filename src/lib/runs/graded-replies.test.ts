import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { gradeReply } from '../questions/grading';
import { agreementByRule, gradedReplies, isLookedAt } from './graded-replies';
import { overruleKey, type RunFile } from './run';

const replies: Record<string, string> = {
  q0: 'It was Thomas Edison.',
  q1: 'It was Graham Bell.',
  q2: 'It was Alexander Graham Bell.'
};

/** Three questions about the telephone, each answered once for two arms. */
export function telephoneFile(): RunFile {
  const { run, answers } = testFile(3);
  const set = {
    ...run.set,
    questions: run.set.questions.map((question) => ({
      ...question,
      answers: ['Alexander Graham Bell'],
      distractors: ['Thomas Edison', 'Nikola Tesla', 'Guglielmo Marconi']
    }))
  };
  return {
    run: { ...run, set },
    answers: ['q0', 'q1', 'q2'].map((id) => {
      const stored = answers.find(({ questionId }) => questionId === id)!;
      const question = set.questions.find((each) => each.id === id)!;
      const answer = replies[id];
      const traces = stored.traces.map((trace) =>
        trace.armId === 'distractors' ? trace : { ...trace, answer, verdict: gradeReply(answer, question) }
      );
      return { ...stored, traces };
    })
  };
}

const file = telephoneFile();
const graded = (questionId: string, grade: 'right' | 'wrong'): RunFile => {
  const verdict = { grade, rule: 'person' };
  const overrules = {
    [overruleKey(questionId, 'direct')]: verdict,
    [overruleKey(questionId, 'verbalized')]: verdict
  };
  return { ...file, run: { ...file.run, overrules } };
};

it('lists a reply once with all its places, the doubtful first', () => {
  const list = gradedReplies(file);
  expect(list.map(({ question, doubt }) => [question.id, doubt])).toEqual([
    ['q1', 'shares words with “Alexander Graham Bell”'],
    ['q0', null],
    ['q2', null]
  ]);
  expect(list[0].places.map(({ armId }) => armId)).toEqual(['direct', 'verbalized']);
  expect(list[0].credit).toBeCloseTo(0.8, 12);
});

it('keeps order and keys when a person grades, and counts the agreement with the rule', () => {
  const before = gradedReplies(file);
  const after = gradedReplies(graded('q1', 'right'));
  expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(after.filter(isLookedAt)).toHaveLength(1);
  expect(after[0]).toMatchObject({ credit: 1, ruled: { grade: 'wrong' }, verdict: { grade: 'right' } });
  expect(agreementByRule(after)).toEqual([{ rule: 'no-match', looked: 1, agreed: 0 }]);
  expect(agreementByRule(gradedReplies(graded('q2', 'right')))).toEqual([
    { rule: 'whole-word', looked: 1, agreed: 1 }
  ]);
});

const withVerdict = (grade: 'right' | 'wrong', rule: string, answer?: string): RunFile => ({
  ...file,
  answers: file.answers.map((stored) => ({
    ...stored,
    traces: stored.traces.map((trace) => ({
      ...trace,
      answer: answer ?? trace.answer,
      verdict: { grade, rule }
    }))
  }))
});

it('doubts a stored grade that today’s rules would not give', () => {
  const last = gradedReplies(withVerdict('wrong', 'no-match')).find(({ question }) => question.id === 'q2')!;
  expect(last.doubt).toBe('today’s rules say right (whole-word)');
});

it('doubts a letter whose words name another option, and no other', () => {
  const doubts = (answer: string, grade: 'right' | 'wrong') =>
    gradedReplies(withVerdict(grade, 'option-letter', answer))[0].doubt;
  expect(doubts('A. Thomas Edison', 'right')).toMatch(/different options/);
  expect(doubts('A. Alexander Graham Bell', 'right')).toBeNull();
  expect(doubts('B. Thomas Edison', 'wrong')).toBeNull();
  expect(doubts('B', 'right')).toBeNull();
});

it('is empty for a run without answers', () => {
  expect(gradedReplies({ ...file, answers: [] })).toEqual([]);
});
