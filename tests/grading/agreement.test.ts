import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agreement, compared, labelledReplies } from './agreement';
import { agreementReport, withReport } from './agreement-report';

const rows = compared(labelledReplies());

describe('the hand-labelled replies', () => {
  it('are at least 200, each once, with a label that one of the readers gave', () => {
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { label, readers } of rows) expect(readers).toContain(label);
  });

  it('are graded by the rules as docs/grading.md says', () => {
    const page = readFileSync(new URL('../../docs/grading.md', import.meta.url), 'utf8');
    expect(withReport(page, agreementReport())).toBe(page);
  });
});

describe('agreement', () => {
  it('is the kappa of scikit-learn’s cohen_kappa_score', () => {
    // cohen_kappa_score(['a','a','b','b','c','a'], ['a','b','b','b','c','c']) = 0.52 (scikit-learn 1.6)
    const pairs = [
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'b'],
      ['b', 'b'],
      ['c', 'c'],
      ['a', 'c']
    ] as const;
    expect(agreement(pairs).share).toBeCloseTo(4 / 6, 12);
    expect(agreement(pairs).kappa).toBeCloseTo(0.52, 9);
  });
});
