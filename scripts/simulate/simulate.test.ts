import { describe, expect, it } from 'vitest';
import { calibratedSources, Draws, otherSources, sampleOf, type Source } from './sources';
import { binsOf, discriminationOnce, fitOnce, pairOnce, Tally, verdictOf } from './studies';
import { truthOf } from './truths';

// 200 draws: above 9.5 % a true rate of 5 % is rejected at three Monte Carlo errors.
const DRAWS = 200;
const MOST = 0.095;

const source = (name: string): Source =>
  [...calibratedSources, ...otherSources].find((other) => other.name === name)!;

function rateOf(name: string, once: (tally: Tally, draws: Draws) => void): number {
  const tally = new Tally();
  for (let draw = 0; draw < DRAWS; draw++) once(tally, new Draws(5_000_000 + draw));
  const { hits, of } = tally.get(name)!;
  return hits / of;
}

describe('false alarms stay near 5 %', { timeout: 60_000 }, () => {
  const cases = calibratedSources.flatMap(({ name }) => [20, 40, 200].map((n) => [name, n] as const));
  it.each(cases)('the verdict on %s, n = %d', (name, n) => {
    const rate = rateOf('off', (tally, draws) => {
      const { kind } = verdictOf(sampleOf(source(name), n, draws), 100).calibration;
      tally.add('off', ['overconfident', 'underconfident', 'uneven'].includes(kind));
    });
    expect(rate).toBeLessThan(MOST);
  });

  it('a number that says nothing is not said to tell right from wrong, nor a weak one not to', () => {
    const of = (name: string, what: string) =>
      rateOf(what, (tally, draws) => discriminationOnce(tally, sampleOf(source(name), 200, draws)));
    expect(of('empty', 'tells')).toBeLessThan(MOST);
    expect(of('weak', 'nothing')).toBeLessThan(MOST);
  });

  it.each([
    ['mid-range', 'sure'],
    ['two-point', 'mid-range']
  ])('two calibrated runs, %s and %s, are not called better or worse calibrated', (a, b) => {
    const both: [Source, Source] = [source(a), source(b)];
    const truths = both.map((one) => truthOf(one, binsOf(200))) as [never, never];
    const rate = rateOf('better calibrated', (tally, draws) => pairOnce(tally, both, truths, 200, draws));
    expect(rate).toBeLessThan(MOST);
  });

  it.each(['sure', 'two-point'])('a temperature on the calibrated source %s is not praised', (name) => {
    const many = sampleOf(source(name), 2000, new Draws(31));
    const rate = rateOf('temperature better', (tally, draws) =>
      fitOnce(tally, source(name), 40, draws, many)
    );
    expect(rate).toBeLessThan(MOST);
  });
});

it('what is there is found: 15 points among 200, and bins off by 15 among 200', () => {
  const kindsOf = (name: string) =>
    Array.from(
      { length: 40 },
      (_, draw) => verdictOf(sampleOf(source(name), 200, new Draws(draw)), 100).calibration.kind
    );
  expect(kindsOf('overconfident').filter((kind) => kind === 'overconfident').length).toBeGreaterThan(35);
  expect(kindsOf('too sharp').filter((kind) => kind !== 'fine').length).toBeGreaterThan(35);
});
