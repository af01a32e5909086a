import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packReply } from './pack-reply';
import { unpackReply } from './packed-reply';
import type { Reply } from './reply';
import { SketchBuilder } from './sketch/build';

const builder = new SketchBuilder();

/** A reply over a vocabulary whose logits are raw floats, spiky to flat. */
function replyOf(spreads: readonly number[], vocabulary: number): Reply {
  const steps = spreads.map((spread, step) => {
    const logits = Float32Array.from(
      { length: vocabulary },
      (_, i) => spread * Math.sin((i + 1) * (step + 1.7)) ** 3
    );
    const id = (step * 17) % vocabulary;
    return { id, text: `t${step}ö\n`, sketch: builder.build(logits, id), alternatives: ['a', '“', '\ufffd'] };
  });
  return { text: 'whatever ✓', steps, stop: 'length' };
}

/** Zeros at the end of a curve say nothing and are not kept. */
function withoutZeros(reply: Reply): Reply {
  return {
    ...reply,
    steps: reply.steps.map((step) => {
      const tailCurve = [...step.sketch.tailCurve];
      while (tailCurve.at(-1) === 0) tailCurve.pop();
      return { ...step, sketch: { ...step.sketch, tailCurve } };
    })
  };
}

it('gives back what was packed, to the last bit', () => {
  const spread = fc.double({ min: 0, max: 80, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(spread, { maxLength: 6 }),
      fc.integer({ min: 20, max: 500 }),
      (spreads, vocabulary) => {
        const reply = replyOf(spreads, vocabulary);
        expect(unpackReply(packReply(reply))).toEqual(withoutZeros(reply));
      }
    )
  );
});

it('keeps numbers that are no 32-bit floats, tracked tokens and what was not finite', () => {
  const [step] = replyOf([3], 100).steps;
  const sketch = {
    ...step.sketch,
    chosenLogit: -Infinity,
    meanLogit: -19.23595,
    topLogits: step.sketch.topLogits.map((z) => z / 3),
    trackedIds: [1, 99],
    trackedLogits: [-Infinity, 0.1],
    finiteCount: 98
  };
  const reply: Reply = { text: '', steps: [{ ...step, sketch }], stop: 'end-of-turn' };
  expect(unpackReply(packReply(reply))).toEqual(withoutZeros(reply));
});

it('takes under 1 KB a step of a vocabulary of 49,152, in base64 too', () => {
  const spreads = Array.from({ length: 24 }, (_, i) => 0.5 + i);
  const { steps } = packReply(replyOf(spreads, 49152));
  expect((4 / 3) * (steps.length / spreads.length)).toBeLessThan(1000);
});

it('says so when bytes are damaged, and reads no further', () => {
  const packed = packReply(replyOf([1, 9], 64));
  for (const length of [0, 1, 4, 40, packed.steps.length - 1]) {
    expect(() => unpackReply({ ...packed, steps: packed.steps.subarray(0, length) })).toThrow(Error);
  }
  const flipped = packed.steps.slice();
  flipped[0] = 99;
  expect(() => unpackReply({ ...packed, steps: flipped })).toThrow(/another version/);
  const huge = packed.steps.slice();
  huge.fill(255, 1, 5);
  expect(() => unpackReply({ ...packed, steps: huge })).toThrow(/do not fit/);
});
