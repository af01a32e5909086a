import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { overruleKey } from '../runs/run';
import { figuresAt } from './compare';
import { gradedFigures } from './graded-figures';
import { rowsOf } from './rows';

const file = testFile(12);
const [first] = file.run.plan.questionIds;
const overruled = {
  ...file,
  run: {
    ...file.run,
    overrules: { [overruleKey(first, 'direct')]: { grade: 'right' as const, rule: 'person' } }
  }
};

it('gives the rules’ figures and the person’s, of arms with replies; the ECE is the comparison’s', () => {
  const rows = gradedFigures(overruled);
  expect(rows.map(({ key }) => key)).toEqual([
    'direct/length-normalised-probability',
    'verbalized/number-expectation'
  ]);
  const [direct] = rows;
  const of = (which: typeof file) =>
    figuresAt(
      rowsOf(which).find(({ key }) => key === direct.key)!,
      null
    );
  expect(direct.ruled.accuracy).toBeCloseTo(of(file).order.accuracy, 12);
  expect(direct.graded.accuracy).toBeCloseTo(of(overruled).order.accuracy, 12);
  expect(direct.graded.ece).toBeCloseTo(of(overruled).confidence!.ece, 12);
});

it('has a Flex-ECE equal to the ECE where every reply is all right or all wrong', () => {
  const whole = {
    ...file,
    answers: file.answers.filter(({ traces }) => traces[0].verdict.grade === 'right')
  };
  for (const { graded } of gradedFigures(whole)) expect(graded.flexEce).toBeCloseTo(graded.ece, 12);
});

it('is empty for a run without answers', () => {
  expect(gradedFigures({ ...file, answers: [] })).toEqual([]);
});
