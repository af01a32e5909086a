/** A disk of dots. */
export interface Disk {
  /** Middle of the disk. */
  x: number;
  y: number;
  r: number;
  dots: { x: number; y: number }[];
  /** Radius of its dots. */
  dot: number;
}

/** What disks are drawn with. */
export interface DiskFrame {
  /** Middle of all disks, across. */
  x: number;
  /** Radius of the largest disk at most. */
  most: number;
  /** Height of a row at least. */
  row: number;
}

/** Room for one dot when there is plenty: its own disk has about this radius. */
const ROOMY = 9;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Disks below each other, each with as many dots as it has members, laid out as a sunflower's seeds: the same room for every
 * dot, so that a disk's area is as its count. An empty one has the radius of a single dot.
 */
export function clusterDisks(sizes: readonly number[], frame: DiskFrame): { disks: Disk[]; height: number } {
  const largest = Math.max(1, ...sizes);
  const room = Math.min(ROOMY, frame.most / Math.sqrt(largest));
  let y = 0;
  const disks = sizes.map((size) => {
    const r = room * Math.sqrt(Math.max(1, size));
    const height = Math.max(frame.row, 2 * r + 6);
    const middle = y + height / 2;
    y += height;
    const dot = 0.42 * room;
    const dots = Array.from({ length: size }, (_, i) => {
      const from = size === 1 ? 0 : (r - 1.15 * dot) * Math.sqrt((i + 0.5) / (size - 0.5));
      const angle = i * GOLDEN;
      return { x: frame.x + from * Math.cos(angle), y: middle + from * Math.sin(angle) };
    });
    return { x: frame.x, y: middle, r, dots, dot };
  });
  return { disks, height: y };
}
