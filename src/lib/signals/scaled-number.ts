import { scaleConfidence } from '../calibration/calibrators/temperature-confidence';
import type { Probability } from '../calibration/confidence';

/** A bare number in [0, 1] at temperature T: its log-odds divided by T, and exactly itself at T = 1. */
export function scaledNumber(number: Probability, temperature: number): Probability {
  return temperature === 1 ? number : scaleConfidence(number, temperature);
}
