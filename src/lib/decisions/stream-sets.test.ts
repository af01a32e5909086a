import { describe, expect, it } from 'vitest';
import { decisionCase } from '../../../tests/oracles/decision-cases';
import { packLogits } from '../calibration/calibrators/option-logits';
import type { DecisionRows } from './decision-rows';
import { decideStream, streamPart } from './stream-sets';

/** Questions with four options, of which the first is right; from `breaks` on the model is sure of the second. */
function stream(n: number, breaks: number): Pick<DecisionRows, 'parts' | 'options'> {
  const { scores } = decisionCase(n, 41, 0);
  const logits = scores.map((u, i) => (i < breaks ? [2 * u, 0, 0, 0] : [0, 3 * u, 0, 0]));
  return {
    parts: scores.map((_, i) => (i < n / 4 ? 'fit' : 'judge')),
    options: { logits: packLogits(logits), labels: new Int32Array(n), texts: null }
  };
}

describe('sets that follow a stream', () => {
  it('keep the share missed within the bound where the stream breaks, and a fixed threshold does not', () => {
    const made = decideStream(stream(4000, 1500), { alpha: 0.1 })!;
    expect(made).toMatchObject({ n: 3000, nChosen: 1000 });
    expect(made.bound).toBeCloseTo(0.95 / (0.05 * 3000), 12);
    expect(Math.abs(1 - made.following.coverage - 0.1)).toBeLessThanOrEqual(made.bound);
    expect(made.fixed.coverage).toBeLessThan(0.9 - made.bound);
    expect(made.sentence).toMatch(/the share missed is within 0\.6 points of 10 %\.$/);
  });

  it('are as computed step by step', () => {
    const rows = stream(40, 30);
    const { values } = rows.options!.logits;
    const score = (row: number) => {
      const own = Array.from(values.subarray(4 * row, 4 * row + 4), Math.exp);
      return 1 - own[0] / own.reduce((sum, each) => sum + each, 0);
    };
    const seen = Array.from({ length: 10 }, (_, row) => score(row));
    let [alpha, covered] = [0.2, 0];
    for (let row = 10; row < 40; row++) {
      const sorted = [...seen].sort((a, b) => a - b);
      const rank = Math.ceil((sorted.length + 1) * (1 - alpha) - 1e-9);
      const at = rank <= 0 ? -Infinity : rank > sorted.length ? Infinity : sorted[rank - 1];
      const hit = score(row) <= at + 1e-15;
      if (hit) covered++;
      alpha += 0.05 * (0.2 - (hit ? 0 : 1));
      seen.push(score(row));
    }
    const made = decideStream(rows, { alpha: 0.2 })!;
    expect(made.following.coverage).toBeCloseTo(covered / 30, 12);
    expect(made.workingAlpha).toBeCloseTo(alpha, 12);
    expect(made.sentence).toMatch(
      /Whatever the stream, the share missed is within 56\.7 points of 20 %; it takes 340 for 5 points\.$/
    );
    expect(decideStream(stream(24, 24), { alpha: 0.2 })!.sentence).toMatch(
      /So few questions promise nothing whatever the stream: it takes 340 for 5 points\.$/
    );
    expect(streamPart(made).notes[0]).toContain('begins with 10 questions');
  });

  it('are not made without options, or without a part', () => {
    const rows = stream(20, 20);
    expect(decideStream({ ...rows, options: null }, { alpha: 0.1 })).toBeNull();
    expect(decideStream({ ...rows, parts: rows.parts.map(() => 'judge') }, { alpha: 0.1 })).toBeNull();
    expect(decideStream({ ...rows, parts: rows.parts.map(() => 'fit') }, { alpha: 0.1 })).toBeNull();
    expect(() => decideStream(rows, { alpha: 1 })).toThrow(RangeError);
  });
});
