import { describe, expect, it } from 'vitest';
import { ofReply, valuesOf } from '../../../tests/fixtures/signal-values';
import { builtReply } from '../../../tests/fixtures/reply';
import type { DrawnReply } from '../methods/calls';
import type { Evidence, NumberEvidence } from '../methods/evidence';
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

const drawnReply = (text: string, logProb: number): DrawnReply => {
  const tokens = text.split(' ').filter(Boolean);
  const each = (value: number) => tokens.map(() => value);
  return {
    ...{ text, stop: 'end-of-turn', tokens, logProbs: each(logProb), entropies: each(-logProb) },
    ...{ logPartitions: each(12), chosenLogits: each(12 + logProb) }
  };
};

/** Every signal of draws whose first `same` say the same, each token as likely. */
function ofDraws(same: number, m: number, logProb: number) {
  const texts = Array.from({ length: m }, (_, i) => (i < same ? 'it is Paris' : `x${i} y${i} z${i}`));
  const clusters = texts.map((_, i) => Math.max(0, i - same + 1));
  const evidence: Evidence = {
    kind: 'samples',
    call: 'a',
    maker: 'grader',
    clusters,
    greedy: 0,
    grades: texts.map(() => 'right')
  };
  const draws = texts.map((text) => drawnReply(text, logProb));
  const context = { temperature: 1, reply: () => builtReply([]), draws: () => draws, vocabularySize: 3 };
  const own = signals.filter(({ reads }) => reads === 'samples');
  return Object.fromEntries(own.map((signal) => [signal.id, signal.valueOf([evidence], context)]));
}

describe('of draws', () => {
  /** These look at how likely each reply was and not at whether replies agree. */
  const ofLikelihood = ['predictive-entropy', 'predictive-entropy-normalised'];

  it('the more of them say the same, the surer', () => {
    const values = [1, 2, 3, 5, 6].map((same) => ofDraws(same, 6, -0.5));
    for (const id of Object.keys(values[0])) {
      const series = values.map((each) => each[id]!);
      const rising = series.every((value, i) => i === 0 || value > series[i - 1] - 1e-12);
      // One group among strangers lies further out than strangers alone: eccentricity turns only where groups are few.
      if (id !== 'eccentricity') expect(rising, id).toBe(true);
      if (!ofLikelihood.includes(id)) expect(series.at(-1)!, id).toBeGreaterThan(series[0]);
    }
  });

  it('the likelier they are, the surer is what looks at that', () => {
    const [doubtful, sure] = [-2, -0.1].map((logProb) => ofDraws(3, 5, logProb));
    for (const id of [...ofLikelihood, 'semantic-entropy-sum', 'sentence-sar', 'semantic-energy']) {
      expect(sure[id]!, id).toBeGreaterThan(doubtful[id]!);
    }
    // Shares and words do not change with it.
    for (const id of [
      'agreement',
      'answer-entropy',
      'semantic-entropy',
      'lexical-similarity',
      'degree-matrix'
    ]) {
      expect(sure[id]!, id).toBeCloseTo(doubtful[id]!, 12);
    }
  });

  it('have extremes: all the same, all different', () => {
    const same = ofDraws(5, 5, -1);
    expect(same).toMatchObject({ agreement: 1, 'majority-share': 1, 'cluster-count': -1 });
    for (const id of ['answer-entropy', 'semantic-entropy', 'degree-matrix'])
      expect(same[id]).toBeCloseTo(0, 12);
    expect(same['lexical-similarity']).toBe(1);
    const different = ofDraws(1, 5, -1);
    expect(different['answer-entropy']).toBeCloseTo(-Math.log(5), 12);
    expect(different['semantic-entropy']).toBeCloseTo(-Math.log(5), 12);
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
