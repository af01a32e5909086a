/** Up to so many items stand in a list together; thousands would hold the page up. */
export const MOST = 300;
const HALF = MOST / 2;

/** Items shown beyond those around the one picked, as a person asked for them. */
export interface Wider {
  before: number;
  after: number;
}

/**
 * Which items of a list are shown: all of a short one, else those around the one picked. It moves in steps, so that the
 * list stays as it is while items near by are picked.
 * @param length items there are
 * @param at place of the one picked; −1 without
 * @returns the first, and the one after the last
 */
export function listWindow(length: number, at: number, { before, after }: Wider): [number, number] {
  if (length <= MOST) return [0, length];
  const middle = HALF * Math.floor(Math.max(0, at) / HALF);
  return [Math.max(0, middle - HALF - before), Math.min(length, middle + MOST + after)];
}
