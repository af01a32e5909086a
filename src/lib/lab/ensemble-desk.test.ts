import { expect, it } from 'vitest';
import { rowsOf } from '../comparison/rows';
import { rowsOfComparison } from '../decisions/rows-of-comparison';
import { CoverageDesk } from './coverage-desk.svelte';
import { EnsembleDesk } from './ensemble-desk.svelte';
import { SecondRows } from './second-rows.svelte';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const file = recordedRun();
const recorded = rowsOf(file);
const desk = (rows = recorded) =>
  new EnsembleDesk({
    runRows: () => rows,
    runTitle: () => 'run',
    others: () => ({
      title: 'second',
      rows: [{ key: 'a', title: 'A', of: recorded[0], rows: () => rowsOfComparison(recorded[0]) }]
    }),
    file: () => null
  });

it('begins with a row of each way to ask, and offers those of a second run', () => {
  const page = desk();
  expect(page.members.map(({ key }) => key.split('/').slice(2).join('/'))).toEqual([
    'direct/length-normalised-probability',
    'verbalized/number-expectation',
    'distractors/option-probability'
  ]);
  expect(page.candidates.at(-1)).toMatchObject({
    key: 'second/second/a',
    from: 'second: second',
    title: 'A · second run'
  });
  expect(desk([]).members).toEqual([]);
});

it('decides when asked, and forgets it once a member goes or another calibrator is chosen', async () => {
  const page = desk();
  page.remove(page.members[0].key);
  expect(page.decision).toBeNull();
  await page.decide();
  expect(page.decision!.members).toHaveLength(2);
  expect(page.busy).toBe(false);
  page.afterwards = 'isotonic';
  expect(page.decision).toBeNull();
  page.afterwards = 'platt-confidence';
  expect(page.decision).not.toBeNull();
  page.add('second/second/a');
  expect(page.decision).toBeNull();
});

it('forgets it where another run of the same name takes the place of one', async () => {
  const second = new SecondRows({
    load: async (id) => ({ ...file, answers: file.answers.slice(0, id === 'all' ? undefined : 60) }),
    read: async () => ({ refused: 'no file', columns: [] })
  });
  await second.takeRun('all');
  const page = new EnsembleDesk({
    runRows: () => recorded,
    runTitle: () => 'run',
    others: () => ({ title: second.title ?? '', rows: second.all() }),
    file: () => null
  });
  page.add(page.candidates.at(-1)!.key);
  await page.decide();
  const { key } = page.members.at(-1)!;
  expect(page.decision!.shared).toBe(100);
  await second.takeRun('some');
  expect(page.members.at(-1)!.key).toBe(key);
  expect(page.decision).toBeNull();
  await page.decide();
  expect(page.decision!.shared).toBe(60);
});

it('names rows as the command line does, where all are of the run', () => {
  const page = desk();
  const { id } = recorded[0].run;
  expect(page.namesWithin(id)).toEqual([
    'direct/length-normalised-probability',
    'verbalized/number-expectation',
    'distractors/option-probability'
  ]);
  expect(page.namesWithin('other')).toBeNull();
  expect(page.namesWithin(null)).toBeNull();
  const { candidates } = page;
  const order = new CoverageDesk({
    rows: () => rowsOfComparison(recorded[0]),
    row: () => recorded[0],
    candidates: () => candidates
  });
  // A row is not held against itself.
  expect(order.candidates.map(({ key }) => key)).toEqual(
    candidates.filter(({ of }) => of !== recorded[0]).map(({ key }) => key)
  );
  expect(order.candidates.length).toBeLessThan(candidates.length);
  expect(order.nameWithin(id)).toBeNull();
  order.key = page.members[1].key;
  expect(order.nameWithin(id)).toBe('verbalized/number-expectation');
  order.key = candidates.at(-1)!.key;
  expect(order.nameWithin(id)).toBeNull();
  page.add(candidates.at(-1)!.key);
  expect(page.namesWithin(id)).toBeNull();
});

it('says why they cannot answer together, and can be stopped', async () => {
  const page = desk();
  for (const { key } of page.members) page.remove(key);
  await page.decide();
  expect(page.refused).toMatch(/two members/);
  const other = desk();
  const deciding = other.decide();
  other.stop();
  await deciding;
  expect(other).toMatchObject({ busy: false, refused: null, decision: null });
});
