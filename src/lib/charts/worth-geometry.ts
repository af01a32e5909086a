import type { WorthPoint } from '../comparison/worth';

/** Where the rows of an arm stand, side by side. */
export interface ArmBlock {
  armKey: string;
  title: string;
  points: readonly WorthPoint[];
  /** Place across of each of its points. */
  places: number[];
}

const STEP = 7;
/** Room between two arms. */
const APART = 12;

/**
 * Rows of an arm cost the same and stand side by side; arms that cost the same stand beside each other too, so that a point
 * lies at its cost as near as there is room.
 * @param x cost → place across
 * @param end last place there is, where blocks that were pushed aside are pushed back
 */
export function armBlocks(
  points: readonly WorthPoint[],
  x: (cost: number) => number,
  end = Infinity
): ArmBlock[] {
  const ids = [...new Set(points.map(({ armKey }) => armKey))];
  const blocks = ids.map((armKey) => {
    const own = points.filter((point) => point.armKey === armKey);
    return {
      armKey,
      title: own[0]!.title,
      points: own,
      centre: x(own[0]!.cost),
      half: (STEP * (own.length - 1)) / 2
    };
  });
  blocks.sort((a, b) => a.centre - b.centre);
  for (let i = 1; i < blocks.length; i++) {
    const { centre, half } = blocks[i - 1]!;
    const block = blocks[i]!;
    block.centre = Math.max(block.centre, centre + half + APART + block.half);
  }
  let room = end;
  for (const block of blocks.toReversed()) {
    block.centre = Math.min(block.centre, room - block.half);
    room = block.centre - block.half - APART;
  }
  return blocks.map(({ armKey, title, points, centre, half }) => ({
    armKey,
    title,
    points,
    places: points.map((_, i) => centre - half + STEP * i)
  }));
}

/** Where an arm's name stands. */
export interface PlacedName {
  armKey: string;
  title: string;
  /** Middle of its line of text, and the line. */
  x: number;
  y: number;
}

/** About as wide as a letter of the chart's text is, and as high as a line of it. */
const LETTER = 5.4;
const LINE = 11;

/**
 * Names of arms above or below their points, each where it lies on no other; a name for which there is no such place is left
 * out. Arms come first by what their best row is worth.
 * @param y worth → place up
 * @param frame places across between which names must lie, and lines up
 */
export function placedNames(
  blocks: readonly ArmBlock[],
  y: (worth: number) => number,
  frame: { left: number; right: number; top: number; bottom: number }
): PlacedName[] {
  const best = ({ points }: ArmBlock) => Math.max(...points.map(({ worth }) => worth));
  const placed: (PlacedName & { half: number })[] = [];
  for (const block of blocks.toSorted((a, b) => best(b) - best(a))) {
    const { armKey, title, points, places } = block;
    const half = (LETTER * title.length) / 2;
    const middle = (places[0]! + places.at(-1)!) / 2;
    const x = Math.min(frame.right - half, Math.max(frame.left + half, middle));
    const ends = points.flatMap(({ worth, interval }) => [worth, ...(interval ?? [])]).map(y);
    const lines = [Math.min(...ends) - 6, Math.max(...ends) + 14].map((line) =>
      Math.min(frame.bottom, Math.max(frame.top, line))
    );
    const free = lines.find((line) =>
      placed.every(
        (other) => Math.abs(other.y - line) >= LINE || Math.abs(other.x - x) >= other.half + half + 4
      )
    );
    if (free !== undefined) placed.push({ armKey, title, x, y: free, half });
  }
  return placed.map(({ armKey, title, x, y }) => ({ armKey, title, x, y }));
}
