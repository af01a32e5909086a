import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { testFile } from '../../../tests/fixtures/run';
import { alone, keyAt, type Placing } from '../comparison/row-place';
import { rowsOf, type Row } from '../comparison/rows';
import HelpedHarmed from './HelpedHarmed.svelte';

const second = testFile(24, 8);
const [own, others] = [
  rowsOf(testFile(20)),
  rowsOf({ ...second, run: { ...second.run, id: 'run-2', createdAt: '2026-01-02T00:00:00.000Z' } })
];
const placeOf: Placing = ({ key, run }) =>
  run.id === 'run-2'
    ? { key: keyAt(2, key), run: '24 questions' }
    : { key: keyAt(1, key), run: '20 questions' };
const isDirect = ({ arm }: Row) => arm.id === 'direct';

/** What stands on the page: the ways to choose from on each side, the first of them chosen, and the title of the chart. */
function shown(rows: readonly Row[], place = alone) {
  const { body } = render(HelpedHarmed, { props: { rows, placeOf: place } });
  const [from = [], to = []] = [...body.matchAll(/<select[\s\S]*?<\/select>/g)].map(([select]) =>
    [...select.matchAll(/<option[^>]*>([^<]*)</g)].map(([, title]) => title)
  );
  return { from, to, title: /From (.*): what became/.exec(body)?.[1] };
}

it('of one run holds its ways of asking against each other, options first', () => {
  const { from, to, title } = shown(own);
  expect(from).toHaveLength(3);
  expect(to).toEqual(from.slice(1));
  expect(title).toBe(`${from[0]} to ${from[2]}`);
});

it('of two runs names the run of each way, and begins as with one', () => {
  const { from, to, title } = shown([...own, ...others], placeOf);
  const names = shown(own).from;
  expect(from).toEqual(
    ['20 questions', '24 questions'].flatMap((run) => names.map((name) => `${name} · ${run}`))
  );
  expect(to).toHaveLength(5);
  expect(title).toBe(`${names[0]} · 20 questions to ${names[2]} · 20 questions`);
});

it('where each run has one way of asking, the same way in both, on the questions of both', () => {
  const { title } = shown([...own.filter(isDirect), ...others.filter(isDirect)], placeOf);
  expect(title).toBe('Direct answer · 20 questions to Direct answer · 24 questions');
});

it('of one way of asking shows nothing', () => {
  expect(shown(own.filter(isDirect))).toMatchObject({ from: [], title: undefined });
});
