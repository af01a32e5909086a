import { describe, expect, it } from 'vitest';
import {
  decisionCases,
  driftCases,
  rewardCases,
  trueMeans,
  truePrecision,
  trueReward
} from './decision-sources';
import { driftOnce, rewardOnce, setsOver, thresholdOnce } from './decision-studies';
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

describe('that answering pays, or does not, is seldom said where it is not so', () => {
  const cases = rewardCases.flatMap((one) => [60, 400].map((n) => [one.source.name, n, one] as const));
  it.each(cases)('%s, n = %d', (_, n, one) => {
    const tally = new Tally();
    const rewardOf = trueReward(one);
    for (let draw = 0; draw < DRAWS; draw++) {
      rewardOnce(tally, one, rewardOf, n, new Draws(8_500_000 + draw));
    }
    for (const said of ['pays', 'does not']) expect(tally.get(said)!.hits / DRAWS).toBeLessThan(MOST);
    const { hits, of } = tally.get('reward')!;
    expect(hits / of).toBeGreaterThan(1 - MOST);
  });
});

it('an alarm of drift is seldom false', () => {
  for (const one of driftCases) {
    const tally = new Tally();
    const means: Parameters<typeof driftOnce>[2] = [trueMeans(one.before), trueMeans(one.after)];
    for (let draw = 0; draw < 50; draw++) driftOnce(tally, one, means, 40, new Draws(8_700_000 + draw));
    // 50 draws: above 14 % a true rate of 5 % is rejected at three Monte Carlo errors.
    for (const said of ['more', 'less']) expect(tally.get(said)!.hits / 50).toBeLessThan(0.15);
  }
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
