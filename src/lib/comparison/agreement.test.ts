import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { agreementOf } from './agreement';
import { rowsOf } from './rows';

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
