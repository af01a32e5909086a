import { describe, expect, it } from 'vitest';
import { cascadeCases, cascadeOnce, trueCascade } from './cascade-studies';
import { trueFigures, trueRisks } from './large-sample';
import { named } from './more-page';
import { bandCoverages, differencesOnce } from './pair-studies';
import { parameterCases } from './parameter-studies';
import { rankingOnce } from './ranking-studies';
import { Draws, sampleOf, type Source } from './sources';
import { binsOf, Tally } from './studies';
import { cell, COVER, figuresTable } from './tables';

// 100 draws: below 88 % a true coverage of 95 % is rejected at three Monte Carlo errors.
const DRAWS = 100;
const LEAST = 0.88;

function tallyOf(once: (tally: Tally, draws: Draws) => void, draws = DRAWS): Tally {
  const tally = new Tally();
  for (let draw = 0; draw < draws; draw++) once(tally, new Draws(6_000_000 + draw));
  return tally;
}

function expectHeld(tally: Tally, names: readonly string[], least = LEAST): void {
  for (const name of names) {
    const { hits, of } = tally.get(name)!;
    expect(hits / of, name).toBeGreaterThan(least);
  }
}

describe('intervals hold about as often as stated', { timeout: 60_000 }, () => {
  it.each(['mid-range', 'two-point', 'overconfident'])('of the order and of gaps: %s, n = 40', (name) => {
    const truth = trueFigures(named(name), binsOf(40));
    const tally = tallyOf((each, draws) => rankingOnce(each, sampleOf(named(name), 40, draws), truth));
    expectHeld(tally, ['aurc', 'auprc', 'prr', 'adaptive ECE', 'MCE'], 0.85);
  });

  it('of differences of two rows', () => {
    const both: [Source, Source] = [named('mid-range'), named('weak')];
    const truths = both.map((source) => trueFigures(source, 5)) as [never, never];
    const risks = both.map((source) => trueRisks(source, bandCoverages)) as [number[], number[]];
    const tally = tallyOf((each, draws) => differencesOnce(each, both, truths, risks, 200, draws));
    expectHeld(tally, ['aurc', 'squared gap', 'brier', 'auroc', 'meanConfidence']);
  });

  it.each(parameterCases.map((one) => [one.fit, one] as const))('of the parameters: %s', (_, { once }) => {
    const tally = tallyOf((each, draws) => once(each, 200, draws), 60);
    const found = ['temperature', 'slope', 'offset', 'a', 'b', 'c'].filter((name) => tally.get(name));
    expect(found.length).toBeGreaterThan(0);
    expectHeld(tally, found, 0.85);
  });

  it.each(cascadeCases(named).map((one) => [one.name, one] as const))('of a cascade: %s', (_, one) => {
    const truthAt = trueCascade(one);
    const tally = tallyOf((each, draws) => cascadeOnce(each, one, truthAt, 200, draws));
    expectHeld(tally, ['gain', 'gain at cost', 'cost', 'large'], 0.85);
    expect(tally.get('more')!.hits).toBeLessThan(12);
  });
});

it('a table prints a share, bold where it is below its bound by more than chance, and a dash for too few', () => {
  const tally = new Tally();
  for (let i = 0; i < 100; i++) tally.add('low', i < 80);
  for (let i = 0; i < 100; i++) tally.add('fine', i < 94);
  for (let i = 0; i < 10; i++) tally.add('few', true);
  expect(['low', 'fine', 'few'].map((name) => cell(tally, name, COVER))).toEqual(['**80.0**', '94.0', '–']);
  expect(figuresTable(['a', 'b'], [7], [['F', 'fine', COVER]], [['s', [tally]]])).toBe(
    '| a | b | n = 7 |\n|---|---|---:|\n| F | s | 94.0 |'
  );
});
