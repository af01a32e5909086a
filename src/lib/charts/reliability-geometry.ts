import { scaleLinear, scaleSqrt } from 'd3-scale';
import type { ReliabilityDot } from '../calibration/diagrams/diagram';

/** Size of a reliability diagram in its own units: the plot, and the histogram under it. */
export const frame = {
  width: 320,
  height: 300,
  left: 36,
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

/** Whether a dot lies where as many calibrated answers of its confidence would fall in 95 % of cases. */
export function isInside({ accuracy, calibratedBand: [lo, hi] }: ReliabilityDot): boolean {
  return lo <= accuracy && accuracy <= hi;
}

/** Which side of the diagonal a dot lies on. */
export function sideOf({ meanConfidence, accuracy }: ReliabilityDot): 'over' | 'under' | 'on' {
  if (meanConfidence > accuracy) return 'over';
  return meanConfidence < accuracy ? 'under' : 'on';
}

/** A dot in words, for screen readers and the table. */
export function describeDot(dot: ReliabilityDot): string {
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  const [lo, hi] = dot.accuracyInterval;
  const [least, most] = dot.calibratedBand.map(percent);
  return (
    `${dot.count} answer${dot.count === 1 ? '' : 's'} at ${percent(dot.lo)} to ${percent(dot.hi)}: says ${percent(dot.meanConfidence)}, ` +
    `right ${percent(dot.accuracy)} (${percent(lo)} to ${percent(hi)}); ` +
    `${isInside(dot) ? 'inside' : 'outside'} what as many calibrated answers would show (${least} to ${most})`
  );
}
