import { PREDICTIONS } from './predictions-id';
import { findMethod } from './registry';

/** Whether an arm may be of this method: one that asks, or what stands in its place for predictions of a file. */
export function isArmMethod(id: string): boolean {
  return findMethod(id) !== undefined || id === PREDICTIONS;
}
