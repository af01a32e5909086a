import type { NoFit } from '../calibration/fits/enough-rows';
import type { RowFit } from './fits';

/** Whether a fit was made. */
export function isFit(fit: RowFit | NoFit): fit is RowFit {
  return 'calibrator' in fit;
}
