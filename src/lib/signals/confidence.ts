import { scaleConfidence } from '../calibration/calibrators/temperature-confidence';
import { asProbability, type Probability } from '../calibration/confidence';
import { chosenProbability } from './choice-signals';
import type { ReadingNumbers } from './reading-numbers';
import { expectedConfidence } from './stated-signals';
import { lengthNormalisedProbability } from './token-signals';

/**
 * The default confidence of a reading at temperature T: the length-normalised probability of an answer's tokens, the
 * softmax over the options, or the stated number with its logit scaled. `null` where none could be read.
 */
export function confidenceOf(reading: ReadingNumbers, temperature = 1): Probability | null {
  if (reading.options) return chosenProbability(reading.options.logits, temperature);
  if (reading.digitLogits) return scaled(expectedConfidence(reading.digitLogits), temperature);
  if (reading.stated !== undefined) {
    return reading.stated === null ? null : scaled(asProbability(reading.stated), temperature);
  }
  return lengthNormalisedProbability(reading.reply?.steps ?? [], temperature);
}

/** A bare confidence at temperature T: logit scaling, and exactly itself at T = 1. */
export function scaled(confidence: Probability, temperature: number): Probability {
  return temperature === 1 ? confidence : scaleConfidence(confidence, temperature);
}
