import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSight, sightText } from './first-sight';
import { makeSight } from './make-sight';
import { fittedDiagram, shownDiagram, shownRiskCoverage } from './shown-diagrams';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const stored = readFileSync('static/first-sight.json', 'utf8');
const kept = readSight(stored);

/** The same but for what another machine's arithmetic changes in the last places. */
function expectSame(one: unknown, other: unknown, at: string): void {
  if (typeof one === 'number' && typeof other === 'number') {
    const same = Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
    if (!same) throw new Error(`${at}: ${one} is ${other}. Write it anew: npm run pack:first-sight`);
  } else if (typeof one === 'object' && one && typeof other === 'object' && other) {
    expect(Object.keys(other), at).toEqual(Object.keys(one));
    for (const [key, value] of Object.entries(one)) {
      if (typeof value !== 'function')
        expectSame(value, (other as Record<string, unknown>)[key], `${at}.${key}`);
    }
  } else expect(other, at).toEqual(one);
}

it('what comes with the page is what the page would compute', () => {
  const file = recordedRun();
  expectSame(readSight(sightText(makeSight(file))), kept, 'first sight');
  expect(kept.shown.length).toBeGreaterThan(10);
  expect(kept.cards.length).toBeGreaterThan(1);
});

it('draws the diagrams of the rows with a card', () => {
  const drawn = kept.cards.map((card) => shownDiagram(card)?.dots.length ?? shownRiskCoverage(card).length);
  for (const count of drawn) expect(count).toBeGreaterThan(1);
  expect(kept.cards.some((card) => fittedDiagram(card) !== null)).toBe(true);
});

it('keeps numbers that JSON has none for', () => {
  const file = { ...JSON.parse(stored), rows: [] };
  const text = sightText({
    ...file,
    answers: NaN,
    run: { ...file.run, plan: { arms: [], seed: -Infinity } }
  });
  expect(readSight(text)).toMatchObject({ answers: NaN, run: { plan: { seed: -Infinity } } });
});

it('refuses what only the answers tell', () => {
  const [{ row }] = kept.cards;
  expect(() => row.signal.curveOf([], {} as never)).toThrow('not there yet');
});
