import { describe, expect, it } from 'vitest';
import { decisionCases, truePrecision } from './decision-sources';
import { setsOver, thresholdOnce } from './decision-studies';
import { Draws } from './sources';
import { Tally } from './studies';

// 200 draws: above 9.5 % a true rate of 5 % is rejected at three Monte Carlo errors.
const DRAWS = 200;
const MOST = 0.095;

describe('a promised precision is missed at most as often as stated', () => {
  const cases = decisionCases.flatMap((one) => [100, 400].map((n) => [one.source.name, n, one] as const));
  it.each(cases)('%s, n = %d', (_, n, one) => {
    const tally = new Tally();
    const precisionOf = truePrecision(one.source);
    for (let draw = 0; draw < DRAWS; draw++) {
      thresholdOnce(tally, one, precisionOf, n, new Draws(8_000_000 + draw));
    }
    const { hits, of } = tally.get('certain missed')!;
    expect(of).toBe(DRAWS);
    expect(hits / of).toBeLessThan(MOST);
  });
});

describe('prediction sets hold the right option as promised, and not where the promise is broken', () => {
  it.each(['lac', 'aps', 'raps'] as const)('%s', (score) => {
    const drawsOf = (seed: number) => new Draws(9_000_000 + seed);
    const { draws, coverage } = setsOver(150, 100, score, drawsOf);
    expect(coverage / draws).toBeGreaterThan(0.9 - 0.015);
    const broken = setsOver(20, 200, score, drawsOf, true);
    expect(broken.coverage / broken.draws).toBeLessThan(0.8);
  });
});
