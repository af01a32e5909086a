import * as v from 'valibot';
import type { TokenStep } from '../../engine/reply';
import { checked, checkLength, RunFileError } from './checked';
import { count, finite, finites, logits, MOST_STEPS, text, texts, tokenIds } from './parts';
import { quickly } from './quick-test';

/** What logits in a file may be off by, since they are rounded. */
export const ROUNDED = 1e-3;

const sketch = v.looseObject(
  {
    chosen: count,
    chosenLogit: v.custom<number>((value) => value === -Infinity || v.is(finite, value), 'is not a logit'),
    topIds: tokenIds,
    topLogits: logits(1),
    trackedIds: v.optional(tokenIds),
    trackedLogits: v.optional(logits(0)),
    meanLogit: finite,
    finiteCount: v.optional(count),
    tailMax: v.nullable(finite),
    tailCurve: finites(0, 200, 100)
  },
  'is not a sketch of logits'
);

const step = v.object({ id: count, text, sketch, alternatives: texts() }, 'is not a step of a reply');
/** A run of thousands of questions has half a million of them. */
export const steps = quickly(
  v.pipe(v.array(step, 'is not a list'), v.maxLength(MOST_STEPS, `has more than ${MOST_STEPS}`))
);

/**
 * Checks the tokens of a reply: that each is of its kind and its sketch is one that logits can have.
 * @param place where they stand
 * @throws RunFileError saying what is wrong and where
 */
export function checkSteps(value: unknown, place: string): TokenStep[] {
  const read = checked(steps, value, place) as TokenStep[];
  for (const [i, { sketch }] of read.entries()) {
    const at = `${place}.${i}.sketch`;
    const { topLogits, tailMax } = sketch;
    const [largest = NaN] = topLogits;
    checkLength(sketch.topIds, topLogits.length, `${at}.topIds`);
    if (sketch.trackedLogits)
      checkLength(sketch.trackedIds ?? [], sketch.trackedLogits.length, `${at}.trackedIds`);
    if (!Number.isFinite(largest) || topLogits.some((z) => z > largest))
      throw new RunFileError(`${at}.topLogits: does not begin with the largest`);
    if (tailMax !== null && tailMax > topLogits.at(-1)! + ROUNDED)
      throw new RunFileError(`${at}.tailMax: is above the smallest of topLogits`);
    if (sketch.chosenLogit > largest + ROUNDED)
      throw new RunFileError(`${at}.chosenLogit: is above the largest of topLogits`);
  }
  return read;
}
