import { expect, it } from 'vitest';
import type { WorthPoint } from '../comparison/worth';
import { armBlocks } from './worth-geometry';

const point = (armId: string, key: string, cost: number): WorthPoint => ({
  key,
  title: armId,
  subtitle: key,
  armId,
  cost,
  worth: 0.7,
  interval: null
});

it('a row alone lies at its cost; rows of an arm stand side by side around it', () => {
  const [one] = armBlocks([point('a', '1', 5)], (cost) => 10 * cost);
  expect(one.places).toEqual([50]);
  const [three] = armBlocks(
    ['1', '2', '3'].map((key) => point('a', key, 5)),
    (cost) => 10 * cost
  );
  expect(three.places).toEqual([43, 50, 57]);
});

it('arms of the same cost do not lie on each other', () => {
  const blocks = armBlocks(
    [point('a', '1', 5), point('a', '2', 5), point('b', '3', 5), point('c', '4', 1)],
    (c) => 10 * c
  );
  expect(blocks.map(({ armId }) => armId)).toEqual(['c', 'a', 'b']);
  const places = blocks.flatMap(({ places }) => places);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThanOrEqual(7);
});
