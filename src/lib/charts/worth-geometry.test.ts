import { expect, it } from 'vitest';
import type { WorthPoint } from '../comparison/worth';
import { armBlocks, placedNames } from './worth-geometry';

const point = (armKey: string, key: string, cost: number): WorthPoint => ({
  key,
  title: armKey,
  subtitle: key,
  armKey,
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
  expect(blocks.map(({ armKey }) => armKey)).toEqual(['c', 'a', 'b']);
  const places = blocks.flatMap(({ places }) => places);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThanOrEqual(7);
});

it('arms that are pushed aside stay within the chart', () => {
  const arms = Array.from({ length: 12 }, (_, i) => point(`arm ${i}`, String(i), 40));
  const places = armBlocks(arms, (cost) => 10 * cost, 420).flatMap(({ places }) => places);
  expect(Math.max(...places)).toBeLessThanOrEqual(420);
  for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThanOrEqual(12);
});

it('names lie on no other name and within the frame; the arm worth most has its own', () => {
  const arms = Array.from({ length: 20 }, (_, i) => ({
    ...point(`way of asking ${i}`, String(i), 1 + i),
    worth: 0.4 + ((i * 7) % 20) / 40
  }));
  const frame = { left: 40, right: 440, top: 9, bottom: 220 };
  const blocks = armBlocks(arms, (cost) => 40 + 20 * cost, 440);
  const names = placedNames(blocks, (worth) => 220 - 200 * worth, frame);
  expect(names.length).toBeGreaterThan(3);
  expect(names[0].title).toBe(arms.toSorted((a, b) => b.worth - a.worth)[0].title);
  for (const one of names) {
    expect(one.x).toBeGreaterThan(frame.left);
    expect(one.x).toBeLessThan(frame.right);
    for (const other of names)
      if (other !== one && Math.abs(one.y - other.y) < 11)
        expect(Math.abs(one.x - other.x)).toBeGreaterThan(5 * one.title.length);
  }
});
