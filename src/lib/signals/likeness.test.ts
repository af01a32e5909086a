import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrawnReply } from '../methods/calls';
import type { LikenessEvidence } from '../methods/evidence';
import { similarityOfDraws } from './drawn-likeness';
import { sar } from './sar';
import { semanticSimilarity } from './semantic-similarity';
import { relevantSurprise } from './token-relevance';

/** A draw as these signals look at it. */
interface Draw {
  logProbs: number[];
  relevances: number[];
}

const token = fc.record({
  logProb: fc.double({ min: -20, max: 0, noNaN: true }),
  relevance: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 2, noNaN: true }))
});
const draw: fc.Arbitrary<Draw> = fc.array(token, { maxLength: 5 }).map((tokens) => ({
  logProbs: tokens.map(({ logProb }) => logProb),
  relevances: tokens.map(({ relevance }) => relevance)
}));
/** Draws, and a cosine for each two of them, whichever comes first. */
const drawn = fc.array(draw, { minLength: 1, maxLength: 6 }).chain((draws) =>
  fc.record({
    draws: fc.constant(draws),
    cosines: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 })
  })
);

/** Values of draws in some order. */
function valuesOf(
  draws: readonly Draw[],
  cosine: (i: number, k: number) => number,
  order: readonly number[]
) {
  const own = order.map((place) => draws[place]);
  const replies = own.map(
    ({ logProbs }) => ({ text: logProbs.join(' '), tokens: logProbs.map(String), logProbs }) as DrawnReply
  );
  const evidence: LikenessEvidence = {
    kind: 'likeness',
    call: 'a',
    reply: 'b',
    cosines: order.map((i, at) => order.slice(0, at).map((k) => cosine(i, k))),
    relevances: { reply: [], draws: own.map(({ relevances }) => relevances) }
  };
  const context = {
    ...{ temperature: 1, vocabularySize: 0, draws: () => replies },
    reply: () => expect.fail('It reads no greedy reply')
  };
  return [semanticSimilarity, sar].map((signal) => signal.valueOf([evidence], context));
}
const between = (cosines: readonly number[]) => (i: number, k: number) =>
  cosines[6 * Math.max(i, k) + Math.min(i, k)];

it('token SAR lies between the surest and the least sure token, whatever relevances are measured in', () => {
  fc.assert(
    fc.property(draw, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ logProbs, relevances }, scale) => {
      const value = relevantSurprise(logProbs, relevances);
      if (relevances.every((each) => each === 0)) {
        expect(value).toBeNull();
        return;
      }
      const counted = logProbs.filter((_, t) => relevances[t] > 0).map((each) => -each);
      expect(value).toBeGreaterThanOrEqual(Math.min(...counted) - 1e-9);
      expect(value).toBeLessThanOrEqual(Math.max(...counted) + 1e-9);
      const scaled = relevantSurprise(
        logProbs,
        relevances.map((each) => scale * each)
      );
      expect(scaled).toBeCloseTo(value!, 9);
    })
  );
});

it('does not hang on the order of draws, nor on draws of no token or of none that matters', () => {
  fc.assert(
    fc.property(drawn, ({ draws, cosines }) => {
      const places = draws.map((_, i) => i);
      const here = valuesOf(draws, between(cosines), places);
      const turned = valuesOf(draws, between(cosines), places.toReversed());
      const more = [...draws, { logProbs: [], relevances: [] }];
      const besides = valuesOf(
        more,
        (i, k) => (Math.max(i, k) === draws.length ? 1 : between(cosines)(i, k)),
        [...places, draws.length]
      );
      here.forEach((value, at) => {
        if (value === null) expect([turned[at], besides[at]]).toEqual([null, null]);
        else for (const other of [turned[at], besides[at]]) expect(other).toBeCloseTo(value, 9);
      });
    })
  );
});

it('SAR rises where replies are more alike, and below 0 it makes no difference how unlike they are', () => {
  fc.assert(
    fc.property(drawn, fc.double({ min: 0, max: 1, noNaN: true }), ({ draws, cosines }, step) => {
      const places = draws.map((_, i) => i);
      const [, value] = valuesOf(draws, between(cosines), places);
      const raised = cosines.map((each) => Math.min(1, each + step));
      const [, higher] = valuesOf(draws, between(raised), places);
      const [, floored] = valuesOf(draws, between(cosines.map((each) => Math.max(0, each))), places);
      if (value === null) expect([higher, floored]).toEqual([null, null]);
      else {
        expect(higher).toBeGreaterThanOrEqual(value - 1e-9);
        expect(floored).toBe(value);
      }
    })
  );
});

it('a draw of white space only is like no other, though it has tokens', () => {
  const evidence: LikenessEvidence = {
    kind: 'likeness',
    call: 'a',
    reply: 'b',
    cosines: [[], [0.1], [0.5, 0.2]],
    relevances: null
  };
  const texts = ['Paris', ' \n', 'Lyon'];
  expect(
    similarityOfDraws(
      evidence,
      texts.map((text) => ({ text }))
    )
  ).toEqual({ mean: 0.5, least: 0.5 });
  const draws = () => texts.map((text) => ({ text, tokens: [text] }) as DrawnReply);
  const reply = () => expect.fail('It reads no greedy reply');
  const context = { temperature: 1, vocabularySize: 0, draws, reply };
  expect(semanticSimilarity.valueOf([evidence], context)).toBe(0.5);
  const blank = { ...context, draws: () => draws().map((draw) => ({ ...draw, text: ' ' })) };
  expect(semanticSimilarity.valueOf([evidence], blank)).toBeNull();
});

it('finds the least alike pair of as many draws as there may be', () => {
  const draws = Array.from({ length: 600 }, () => ({ text: 'Paris' }));
  const cosines = draws.map((_, i) => new Array<number>(i).fill(0.9));
  cosines[300][7] = -0.25;
  const evidence: LikenessEvidence = { kind: 'likeness', call: 'a', reply: 'b', cosines, relevances: null };
  expect(similarityOfDraws(evidence, draws)!.least).toBe(-0.25);
});
