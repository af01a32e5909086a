import { engineErrorCode } from '../engine/language-model';

/**
 * Asks, and when the GPU device is lost on the way, loads the model again and asks once more. A question depends on
 * nothing but the plan, so nothing is lost but the time.
 * @param ask asks the question
 * @param reload loads the model again; false when that failed
 * @throws whatever the second try throws
 */
export async function askThroughLoss<T>(ask: () => Promise<T>, reload: () => Promise<boolean>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (engineErrorCode(error) !== 'device-lost' || !(await reload())) throw error;
    return ask();
  }
}
