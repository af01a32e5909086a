import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { ReliabilityDot } from '../calibration/diagrams/diagram';
import { percent } from './numbers';

/** Size of a reliability diagram in its own units: the plot, and the histogram under it. */
export const frame = {
  width: 320,
  height: 316,
  left: 46,
  right: 12,
  top: 12,
  plotBottom: 236,
  histogramTop: 256,
  bottom: 286
};

/** Share of the whole → place across. */
export const across = scaleLinear([0, 1], [frame.left, frame.width - frame.right]);

/** Share right → place up. */
export const up = scaleLinear([0, 1], [frame.plotBottom, frame.top]);

/** Radius of a dot whose area stands for its count. */
export function dotRadius(count: number, largest: number): number {
  return Math.max(3, scaleSqrt([0, Math.max(1, largest)], [0, 12])(count));
}

/** Least distance from a dot that still touches it: 24 px across where a diagram is drawn 250 px wide. */
const REACH = 15.5;

/** How far from its middle each dot can be touched: further where no other is near. */
export function dotReaches(dots: readonly ReliabilityDot[], largest: number): number[] {
  const at = dots.map(({ meanConfidence, accuracy }) => ({ x: across(meanConfidence), y: up(accuracy) }));
  return dots.map(({ count }, i) => {
    const own = at[i]!;
    const nearest = Math.min(
      ...at.flatMap(({ x, y }, j) => (j === i ? [] : [Math.hypot(x - own.x, y - own.y)]))
    );
    return Math.max(dotRadius(count, largest), Math.min(REACH, nearest / 2));
  });
}

/** Whether a dot lies where at least 95 % of calibrated ones with as many answers of these confidences would. */
export function isInside({ accuracy, calibratedBand: [lo, hi] }: ReliabilityDot): boolean {
  return lo - 1e-9 <= accuracy && accuracy <= hi + 1e-9;
}

/** What a dot shows: nothing beyond chance, or that answers of this confidence are right less or more often. */
export type DotSide = 'inside' | 'over' | 'under';

/** Where a dot lies: inside its band, or below it (overconfident) or above it (underconfident). */
export function sideOf(dot: ReliabilityDot): DotSide {
  if (isInside(dot)) return 'inside';
  return dot.accuracy < dot.calibratedBand[0] ? 'over' : 'under';
}

/** `DotSide` in words, for tables and files. */
export const sideWords: Record<DotSide, string> = {
  inside: 'inside',
  over: 'below: overconfident',
  under: 'above: underconfident'
};

/** Place and size of the grey bar behind a dot: wider than the dot, never thinner than can be seen. */
export function bandBox(dot: ReliabilityDot, largest: number) {
  const half = Math.max(5, dotRadius(dot.count, largest) + 3.5);
  const centre = across(dot.meanConfidence);
  const left = Math.max(across(0) - 5, centre - half);
  const right = Math.min(frame.width, centre + half);
  const top = up(dot.calibratedBand[1]);
  const height = Math.max(3, up(dot.calibratedBand[0]) - top);
  return { x: left, width: right - left, y: Math.min(top, frame.plotBottom - height), height };
}

/** A dot in words. */
export function describeDot(dot: ReliabilityDot): string {
  const [lo, hi] = dot.accuracyInterval.map((end) => percent(end));
  const [least, most] = dot.calibratedBand.map((end) => percent(end));
  const range = least === most ? least : `${least} to ${most}`;
  const [place, verdict] = sideWords[sideOf(dot)].split(': ');
  return (
    `${dot.count} answer${dot.count === 1 ? '' : 's'} at ${percent(dot.lo)} to ${percent(dot.hi)}: ` +
    `says ${percent(dot.meanConfidence)}, right ${percent(dot.accuracy)} (${lo} to ${hi}); ` +
    `${place} the range of as many calibrated answers (${range})${verdict ? `: ${verdict}` : ''}`
  );
}

/** What the grey bars say of all dots together. */
export function describeBands(dots: readonly ReliabilityDot[]): string {
  if (dots.length === 0) return 'No answers to show.';
  const inside = dots.filter(isInside).length;
  return (
    'Each dot’s grey bar: where as many calibrated answers of these confidences fall in at least 95 % of cases. ' +
    (dots.length === 1
      ? `The one dot lies ${inside === 1 ? 'inside' : 'outside'}.`
      : `${inside} of ${dots.length} dots lie inside.`)
  );
}
