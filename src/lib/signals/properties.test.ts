import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofReply, valuesOf } from '../../../tests/fixtures/signal-values';
import { argMax } from '../engine/generate';
import type { NumberEvidence, OptionScoresEvidence } from '../methods/evidence';
import { signals } from './registry';

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
