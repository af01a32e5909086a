import type { FitWarning } from './calibrator';
import { TEMPERATURE_RANGE } from './inverse-temperature';

/** Warnings every kind of temperature has. */
export function temperatureWarnings(
  temperature: number,
  { atBound, flat, converged }: { atBound: boolean; flat: boolean; converged: boolean }
): FitWarning[] {
  const warnings: FitWarning[] = [];
  if (flat) {
    warnings.push({ code: 'tied', message: 'Every temperature fits equally well; 1 is kept.' });
  }
  if (atBound) {
    const [lowest] = TEMPERATURE_RANGE;
    warnings.push({
      code: 'at-bound',
      message: `T is at its bound (${temperature}): ${
        temperature === lowest
          ? 'the answers are right more often than any temperature can say'
          : 'a temperature can only take confidence towards even odds, and that is not enough'
      }. Platt scaling has an offset too.`
    });
  }
  if (!converged) {
    warnings.push({ code: 'not-converged', message: 'The search ended before it settled on a temperature.' });
  }
  return warnings;
}
