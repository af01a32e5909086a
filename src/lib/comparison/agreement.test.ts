import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { rankCorrelation } from '../calibration/metrics/rank-correlation';
import { agreementOf } from './agreement';
import { rowsOf, type Row } from './rows';

/** Expects of every two rows the correlation over the questions both were asked in the same words and have a value for. */
function expectRanked(all: readonly Row[]): void {
  const { rho, common } = agreementOf(all);
  all.forEach((a, i) =>
    all.forEach((b, j) => {
      const of = (id: string) => b.values[b.questionIds.indexOf(id)] ?? NaN;
      const textIn = ({ run }: Row, id: string) => run.set.questions.find((each) => each.id === id)?.text;
      const pairs = a.questionIds
        .map((id, at) => ({ id, pair: [a.values[at], of(id)] as const }))
        .filter(({ id, pair }) => textIn(a, id) === textIn(b, id) && !pair.some(Number.isNaN));
      expect(common[i][j]).toBe(pairs.length);
      const expected = rankCorrelation(
        pairs.map(({ pair: [x] }) => x),
        pairs.map(({ pair: [, y] }) => y)
      );
      if (Number.isNaN(expected)) expect(rho[i][j]).toBeNaN();
      else expect(rho[i][j]).toBeCloseTo(expected, 12);
    })
  );
}

const value = fc.oneof(
  fc.constant(NaN),
  fc.integer({ min: 0, max: 6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true })
);
/** Rows like one of six questions, with values of any kind. */
const rowLike = (model: Row) =>
  fc
    .array(value, { minLength: 6, maxLength: 6 })
    .map((values) => ({ ...model, values: Float64Array.from(values) }));

it('names rows apart where one method is asked twice', () => {
  const { run, answers } = testFile(6);
  const [first, ...others] = run.plan.arms;
  const twice = {
    run: { ...run, plan: { ...run.plan, arms: [first, { ...first, id: 'in brief' }, ...others] } },
    answers: answers.map((each) => ({
      ...each,
      traces: [...each.traces, { ...each.traces.find(({ armId }) => armId === first.id)!, armId: 'in brief' }]
    }))
  };
  const rows = rowsOf(twice);
  const { titles, rho } = agreementOf(rows);
  expect(new Set(titles).size).toBe(rows.length);
  expect(titles).toContain('mean token entropy (Direct answer (in brief))');
  const [one, other] = ['direct', 'in brief'].map((id) =>
    rows.findIndex(({ key }) => key === `${id}/mean-token-entropy`)
  );
  expect(rho[one][other]).toBeCloseTo(1, 12);
});

it('ranks rows over the questions that both have a value for, whatever else they lack', () => {
  const row = rowLike(rowsOf(testFile(6))[0]);
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 3, max: 6 }),
      (rows, asked) => {
        // The last row was asked fewer questions, in another order.
        const last = rows.at(-1)!;
        const shorter = {
          ...last,
          questionIds: last.questionIds.slice(0, asked).reverse(),
          values: last.values.slice(0, asked).reverse()
        };
        expectRanked([...rows.slice(0, -1), shorter]);
      }
    )
  );
});

it('ranks rows of several runs over what both were asked, an id with other words left out', () => {
  const file = testFile(6);
  const { run } = file;
  const reworded = run.set.questions.map((each) => (each.id === 'q2' ? { ...each, text: 'Or not?' } : each));
  const runs = [
    run,
    { ...testFile(6, 8).run, id: 'run-2' },
    { ...run, id: 'run-3', set: { ...run.set, questions: reworded } }
  ];
  const rowOf = (i: number) => rowLike(rowsOf({ ...file, run: runs[i] })[0]);
  const rows = fc.array(fc.oneof(rowOf(0), rowOf(1), rowOf(2)), { minLength: 2, maxLength: 6 });
  fc.assert(fc.property(rows, expectRanked));
});
