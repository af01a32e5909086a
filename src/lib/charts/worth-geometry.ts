import type { WorthPoint } from '../comparison/worth';

/** Where the rows of an arm stand, side by side. */
export interface ArmBlock {
  armId: string;
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
 */
export function armBlocks(points: readonly WorthPoint[], x: (cost: number) => number): ArmBlock[] {
  const ids = [...new Set(points.map(({ armId }) => armId))];
  const blocks = ids.map((armId) => {
    const own = points.filter((point) => point.armId === armId);
    return {
      armId,
      title: own[0].title,
      points: own,
      centre: x(own[0].cost),
      half: (STEP * (own.length - 1)) / 2
    };
  });
  blocks.sort((a, b) => a.centre - b.centre);
  for (let i = 1; i < blocks.length; i++) {
    const { centre, half } = blocks[i - 1];
    const least = centre + half + APART + blocks[i].half;
    blocks[i].centre = Math.max(blocks[i].centre, least);
  }
  return blocks.map(({ armId, title, points, centre, half }) => ({
    armId,
    title,
    points,
    places: points.map((_, i) => centre - half + STEP * i)
  }));
}
