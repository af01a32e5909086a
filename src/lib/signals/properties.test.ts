import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtReply } from '../../../tests/fixtures/reply';
import { argMax } from '../engine/generate';
import type { Evidence, NumberEvidence, OptionScoresEvidence } from '../methods/evidence';
import { signals } from './registry';

const noReply = () => {
  throw new Error('There is no reply');
};

/** Every signal of some evidence, by id. */
function valuesOf(evidence: Evidence, temperature = 1): Record<string, number | null> {
  const context = { temperature, reply: noReply, vocabularySize: 0 };
  const own = signals.filter(({ reads }) => reads === evidence.kind);
  return Object.fromEntries(own.map((signal) => [signal.id, signal.valueOf([evidence], context)]));
}

/** Every signal of a reply whose steps had these logits. */
function ofReply(
  steps: readonly (readonly number[])[],
  temperature = 1,
  span: [number, number] | null = [0, 1]
): Record<string, number | null> {
  const reply = builtReply(steps);
  const context = { temperature, reply: () => reply, vocabularySize: steps[0]?.length ?? 1 };
  const own = signals.filter(({ reads }) => reads === 'reply');
  return Object.fromEntries(
    own.map((signal) => [signal.id, signal.valueOf([{ kind: 'reply', call: 'r', span }], context)])
  );
}

function expectClose(actual: Record<string, number | null>, expected: Record<string, number | null>) {
  for (const [id, value] of Object.entries(expected)) {
    if (value === null) expect(actual[id], id).toBeNull();
    // The angle of nearly uniform distributions hangs on the last digits.
    else expect(Math.abs(actual[id]! - value), id).toBeLessThan(id === 'fisher-rao-distance' ? 1e-3 : 2e-4);
  }
}

/** Eighths: a shift by a whole number is exact in single precision. */
const logit = fc.integer({ min: -160, max: 160 }).map((eighths) => eighths / 8);
const maskable = fc.oneof({ weight: 5, arbitrary: logit }, fc.constant(-Infinity));
const temperature = fc.oneof(
  fc.constantFrom(0.05, 1, 10, 20),
  fc.double({ min: 0.05, max: 20, noNaN: true })
);
const replyOf = (token: fc.Arbitrary<number>, minLength = 2) =>
  fc.integer({ min: minLength, max: 60 }).chain((size) =>
    fc.array(
      fc.array(token, { minLength: size, maxLength: size }).filter((step) => step.some(Number.isFinite)),
      { minLength: 1, maxLength: 4 }
    )
  );
const options = fc
  .array(
    fc.array(
      logit.map((z) => Math.min(0, z)),
      { minLength: 1, maxLength: 5 }
    ),
    { minLength: 2, maxLength: 6 }
  )
  .chain((tokenLogProbs) =>
    fc.record({
      kind: fc.constant('option-scores' as const),
      texts: fc.constant(tokenLogProbs.map((_, i) => String(i))),
      gold: fc.nat(tokenLogProbs.length - 1),
      tokenLogProbs: fc.constant(tokenLogProbs),
      withoutQuestion: fc.constantFrom(
        null,
        tokenLogProbs.map((tokens) => tokens.map((z) => z / 2 - 1))
      )
    })
  );
const ten = fc.array(logit, { minLength: 10, maxLength: 10 });
const numbers: fc.Arbitrary<NumberEvidence> = fc.record({
  kind: fc.constant('number' as const),
  whole: fc.option(fc.tuple(logit, logit)),
  tenths: ten,
  hundredths: fc.option(fc.array(ten, { minLength: 10, maxLength: 10 }))
});

const probabilities = signals.filter(({ kind }) => kind === 'probability').map(({ id }) => id);

function expectProbabilities(values: Record<string, number | null>) {
  for (const [id, value] of Object.entries(values)) {
    expect(value, id).not.toBeNaN();
    if (value === null || !probabilities.includes(id)) continue;
    expect(value, id).toBeGreaterThanOrEqual(0);
    expect(value, id).toBeLessThanOrEqual(1);
  }
}

describe('probabilities lie in [0, 1], and nothing is NaN', () => {
  it('of replies, with −∞ too', () => {
    fc.assert(
      fc.property(replyOf(maskable, 1), temperature, (steps, at) => expectProbabilities(ofReply(steps, at)))
    );
  });
  it('of options, letters and numbers', () => {
    fc.assert(
      fc.property(options, numbers, temperature, (scores, number, at) => {
        expectProbabilities(valuesOf(scores, at));
        expectProbabilities(valuesOf(number, at));
        const logits = number.tenths;
        expectProbabilities(valuesOf({ kind: 'option-letters', texts: [], gold: 0, logits }, at));
      })
    );
  });
});

describe('what should not matter does not', () => {
  it('a constant added to all logits of a step, but for the energy, which rises by it', () => {
    fc.assert(
      fc.property(replyOf(maskable), fc.integer({ min: -40, max: 40 }), temperature, (steps, shift, at) => {
        const { energy, ...others } = ofReply(steps, at);
        const { energy: shifted, ...same } = ofReply(
          steps.map((step) => step.map((z) => z + shift)),
          at
        );
        expectClose(same, others);
        expect(shifted).toBeCloseTo(energy! + shift, 5);
      })
    );
  });

  it('the order of the vocabulary', () => {
    fc.assert(
      fc.property(replyOf(maskable), temperature, (steps, at) => {
        expectClose(
          ofReply(
            steps.map((step) => step.toReversed()),
            at
          ),
          ofReply(steps, at)
        );
      })
    );
  });

  it('tokens of −∞ beside the others', () => {
    fc.assert(
      fc.property(replyOf(logit), temperature, fc.integer({ min: 1, max: 50 }), (steps, at, more) => {
        const masked = steps.map((step) => [...step, ...Array<number>(more).fill(-Infinity)]);
        expectClose(ofReply(masked, at), ofReply(steps, at));
      })
    );
  });

  it('the order of options', () => {
    const turned = (evidence: OptionScoresEvidence): OptionScoresEvidence => ({
      ...evidence,
      gold: evidence.texts.length - 1 - evidence.gold,
      texts: evidence.texts.toReversed(),
      tokenLogProbs: evidence.tokenLogProbs.toReversed(),
      withoutQuestion: evidence.withoutQuestion?.toReversed() ?? null
    });
    fc.assert(
      fc.property(options, temperature, (evidence, at) => {
        const there = turned(evidence);
        expectClose(valuesOf(there, at), valuesOf(evidence, at));
        for (const { id, optionLogits, judges } of signals) {
          const own = optionLogits([evidence]);
          const other = optionLogits([there]);
          expect(other?.logits, id).toEqual(own?.logits.toReversed());
          if (!own) continue;
          expect(own.logits[own.gold], id).toBe(other!.logits[other!.gold]);
          const best = own.logits[argMax(own.logits)];
          if (own.logits.filter((z) => z === best).length > 1) continue;
          expect(judges([there]), id).toBe(judges([evidence]));
        }
      })
    );
  });
});

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
