import { scaleLinear, scaleSqrt } from 'd3-scale';
import { area } from 'd3-shape';
import type { ReliabilityDot } from '../runs/comparison';

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

/** Path of the grey ribbon. */
export function ribbonPath(ribbon: readonly { confidence: number; lo: number; hi: number }[]): string {
  return (
    area<{ confidence: number; lo: number; hi: number }>()
      .x(({ confidence }) => across(confidence))
      .y0(({ lo }) => up(lo))
      .y1(({ hi }) => up(hi))([...ribbon]) ?? ''
  );
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
  return `${dot.count} answers at ${percent(dot.lo)} to ${percent(dot.hi)}: says ${percent(dot.meanConfidence)}, right ${percent(dot.accuracy)} (${percent(lo)} to ${percent(hi)})`;
}
