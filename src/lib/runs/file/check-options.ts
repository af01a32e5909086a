import { checkLength, RunFileError } from './checked';

/** Most options a question may have: they are named by letters. */
export const MOST_OPTIONS = 26;

/** Checks that the right option is one of them. @throws RunFileError */
export function checkGold(gold: number, texts: readonly string[], place: string): void {
  if (gold >= texts.length)
    throw new RunFileError(
      `${place}.gold: is ${gold}, counted from 0, and there are ${texts.length} options`
    );
}

/** Checks that there is a logit for each of some things, and one of them finite. @throws RunFileError */
export function checkLogits(logits: readonly number[], length: number, place: string): void {
  checkLength(logits, length, place);
  if (!logits.some(Number.isFinite)) throw new RunFileError(`${place}: rule out everything`);
}
