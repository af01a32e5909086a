import { refuseWeights } from '../weights';
import { mean } from '../metrics/accuracy';
import { EceSimulation, type EceSimulationOptions } from './ece-simulation';
import { quantile } from './quantile';

/** How large the ECE of a perfectly calibrated model is by chance. */
export interface NullFloor {
  mean: number;
  /** 95 % quantile: an ECE above it is hardly chance. */
  upper: number;
  /** 99 % quantile, for a verdict that has other tests beside this one. */
  sure: number;
}

/** Differences of ECEs below this are rounding: with few rows many outcomes give the very same ECE. */
const ROUNDING = 1e-9;

/** Whether an ECE lies above a quantile of the floor by more than rounding. */
export function aboveFloor(ece: number, quantile: number): boolean {
  return ece > quantile + ROUNDING;
}

/** How the floor is simulated. */
export interface NullFloorOptions extends EceSimulationOptions {
  /** Simulated models, 1,000 by default. */
  simulations?: number;
}

/**
 * What the ECE of a perfectly calibrated model would be with these confidences, this n and these bins: outcomes are drawn
 * from the confidences themselves (consistency resampling: Bröcker & Smith 2007; Vaicenavicius et al. 2019).
 * @returns mean, 95 % and 99 % quantile over the simulations; NaN when empty
 * @throws RangeError naming the row of a bad confidence, the number of bins or of group labels
 */
export function eceNullFloor(
  confidences: ArrayLike<number>,
  bins = 10,
  { simulations = 1000, ...options }: NullFloorOptions = {}
): NullFloor {
  refuseWeights(options, 'eceNullFloor');
  const simulation = new EceSimulation(confidences, bins, options);
  if (simulation.n === 0) return { mean: NaN, upper: NaN, sure: NaN };
  const values = simulation.figures(simulation.sorted, simulations);
  return { mean: mean(values), upper: quantile(values, 0.95), sure: quantile(values, 0.99) };
}
