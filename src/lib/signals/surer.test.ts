import { describe, expect, it } from 'vitest';
import { ofReply, valuesOf } from '../../../tests/fixtures/signal-values';
import type { NumberEvidence } from '../methods/evidence';
import { signals } from './registry';

describe('what cannot be read is null', () => {
  it('of an empty reply, and of one without an answer span', () => {
    for (const span of [[0, 1], null] as const) {
      expect(new Set(Object.values(ofReply([], 1, span && [...span])))).toEqual(new Set([null]));
    }
    for (const span of [null, [5, 6]] as const) {
      for (const [id, value] of Object.entries(ofReply([[1, 2]], 1, span && [...span]))) {
        expect(value === null, id).toBe(id.startsWith('span-'));
      }
    }
  });

  it('of options without logits, of PMI without its call, of a number that was not written', () => {
    const none = {
      kind: 'option-scores' as const,
      texts: [],
      gold: 0,
      tokenLogProbs: [],
      withoutQuestion: []
    };
    expect(new Set(Object.values(valuesOf(none)))).toEqual(new Set([null]));
    const impossible = { ...none, tokenLogProbs: [[-Infinity], [-Infinity]], withoutQuestion: null };
    expect(new Set(Object.values(valuesOf(impossible)))).toEqual(new Set([null]));
    for (const { id, judges, optionLogits } of signals) {
      expect(judges([impossible]), id).toBeUndefined();
      expect(optionLogits([impossible]), id).toBeNull();
    }
    const pmi = valuesOf({ ...none, tokenLogProbs: [[-1], [-2]], withoutQuestion: null });
    expect(Object.keys(pmi).filter((id) => pmi[id] === null)).toEqual(['option-probability-pmi']);
    expect(valuesOf({ kind: 'stated', call: 'r', value: null })).toEqual({ 'stated-number': null });
  });
});

describe('larger is surer', () => {
  const rising = (values: Record<string, number | null>[], except: readonly string[] = []) => {
    for (const id of Object.keys(values[0]).filter((id) => !except.includes(id))) {
      const series = values.map((each) => each[id]!);
      for (let i = 1; i < series.length; i++) expect(series[i], id).toBeGreaterThan(series[i - 1]);
    }
  };

  it('the more the likeliest token stands out', () => {
    for (const size of [3, 12, 200]) {
      const values = [1, 2, 3, 5, 8].map((top) =>
        ofReply(
          [0, 1].map((step) => [...Array.from({ length: size - 1 }, (_, i) => Math.sin(i + step) / 2), top])
        )
      );
      // Fifteen of many nearly equal tokens hold little entropy: there it is not so, and its definition says it.
      rising(values, size > 15 ? ['entropy-production-rate'] : []);
    }
  });

  it('the more the chosen option or letter stands out', () => {
    const scores = [-4, -3, -2, -1].map((top) => ({
      kind: 'option-scores' as const,
      texts: ['a', 'b', 'c'],
      gold: 0,
      tokenLogProbs: [[top], [-5], [-6]],
      withoutQuestion: [[-2], [-2], [-2]]
    }));
    rising(scores.map((evidence) => valuesOf(evidence)));
    rising(
      [1, 2, 3].map((top) =>
        valuesOf({ kind: 'option-letters', texts: ['a', 'b'], gold: 1, logits: [top, 0] })
      )
    );
  });

  it('the higher the number it would write, to 1 and no longer to 0.9', () => {
    const number = (one: number, digit: number): NumberEvidence => {
      const digits = Array.from({ length: 10 }, (_, i) => (i === digit ? 20 : 0));
      return {
        kind: 'number',
        whole: [0, one],
        tenths: digits,
        hundredths: Array.from({ length: 10 }, () => digits)
      };
    };
    const values = [number(-30, 0), number(-30, 3), number(-30, 9), number(30, 9)].map((each) =>
      valuesOf(each)
    );
    rising(values, ['number-entropy']);
    expect(values.map((each) => each['number-mode'])).toEqual([0, 0.33, 0.99, 1]);
    expect(values[3]['number-expectation']).toBeCloseTo(1, 9);
    const oneDigit = { ...number(0, 9), whole: null, hundredths: null };
    expect(valuesOf(oneDigit)['number-expectation']).toBeLessThanOrEqual(0.9);
    expect(valuesOf({ ...oneDigit, tenths: Array<number>(10).fill(1) })['number-entropy']).toBeCloseTo(
      -Math.log(10),
      12
    );
  });
});
