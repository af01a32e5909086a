import { expect, it } from 'vitest';
import { sampledOver, sampledSources } from './sampled-study';
import { Draws } from './sources';

const [answerable, hard] = sampledSources;
const drawsOf = (seed: number) => new Draws(9_300_000 + seed);

it('sets of drawn answers hold a right one as often as promised', () => {
  const counted = sampledOver(300, answerable, 100, { alpha: 0.1, unanswered: 'count' }, drawsOf);
  expect(counted.draws).toBeGreaterThan(200);
  expect(counted.coverage / counted.draws).toBeGreaterThan(0.9 - 0.015);
  const left = sampledOver(300, hard, 100, { alpha: 0.1, unanswered: 'leave-out' }, drawsOf);
  expect(left.draws).toBe(300);
  expect(left.coverage / left.draws).toBeGreaterThan(0.9 - 0.015);
});

it('nothing is promised for questions so many of which have no right answer', () => {
  const counted = sampledOver(50, hard, 400, { alpha: 0.1, unanswered: 'count' }, drawsOf);
  expect(counted.draws).toBe(0);
});
