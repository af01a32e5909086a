import { describe, expect, it } from 'vitest';
import type { Diagram, ReliabilityDot } from '../calibration/diagrams/diagram';
import {
  curvePoints,
  diagramPoints,
  distanceFrom,
  drawnAt,
  flatCurve,
  handlesAt,
  nearestHandle,
  withHandle
} from './drawn-curve';

const dot = (meanConfidence: number, accuracy: number, count: number): ReliabilityDot => ({
  lo: 0,
  hi: 1,
  count,
  meanConfidence,
  accuracy,
  accuracyInterval: [0, 1],
  calibratedBand: [0, 1],
  questionIds: []
});
const diagram = (...dots: ReliabilityDot[]): Diagram => ({ dots, histogram: [] });

describe('a drawn curve', () => {
  it('moves one handle, in steps, within 0 and 1', () => {
    expect(withHandle(flatCurve, 1, 0.63)).toEqual([0.5, 0.65, 0.5, 0.5, 0.5]);
    expect(withHandle(flatCurve, 0, 7)[0]).toBe(1);
    expect(withHandle(flatCurve, 4, -1)[4]).toBe(0);
    expect(flatCurve).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('takes the nearest handle', () => {
    expect([0, 0.33, 0.49, 0.51, 2].map(nearestHandle)).toEqual([0, 1, 1, 2, 4]);
  });

  it('goes through its handles and is straight between them', () => {
    const curve = [0, 0.2, 0.4, 0.6, 1];
    handlesAt.forEach((at, i) => expect(drawnAt(curve, at)).toBeCloseTo(curve[i], 12));
    expect(drawnAt(curve, 0.5)).toBeCloseTo(0.3, 12);
    expect(drawnAt(curve, 0.1)).toBe(0);
    expect(curvePoints(curve)[4]).toEqual({ confidence: 1, accuracy: 1 });
  });

  it('is as far from the dots as they are weighed', () => {
    expect(distanceFrom(flatCurve, diagram(dot(0.3, 0.5, 5)))).toBe(0);
    expect(distanceFrom(flatCurve, diagram(dot(0.3, 0.5, 3), dot(0.9, 1, 1)))).toBeCloseTo(0.125, 12);
    expect(distanceFrom(flatCurve, diagram())).toBeNaN();
  });

  it('lies beside the dots from the least sure up', () => {
    expect(diagramPoints(diagram(dot(0.9, 1, 1), dot(0.3, 0.5, 3)))).toEqual([
      { confidence: 0.3, accuracy: 0.5 },
      { confidence: 0.9, accuracy: 1 }
    ]);
  });
});
