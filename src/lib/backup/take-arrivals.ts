import { reasonOf, type Arrival, type Taken } from './arrival';

/** One thing that was taken in. */
export interface TakenArrival extends Taken {
  arrival: Arrival;
}

/** How taking in is watched and broken off. */
export interface TakeOptions {
  /** Gets how many things were taken in. */
  onProgress?: (done: number) => void;
  signal?: AbortSignal;
}

/**
 * Takes things in, one after the other. One that fails keeps the others from nothing; after a break, what is in stays, and can
 * be taken back.
 * @returns what became of those that were reached
 */
export async function takeArrivals(
  arrivals: readonly Arrival[],
  { onProgress, signal = new AbortController().signal }: TakeOptions = {}
): Promise<TakenArrival[]> {
  const taken: TakenArrival[] = [];
  for (const arrival of arrivals) {
    if (signal.aborted) break;
    try {
      taken.push({ arrival, ...(await arrival.take(signal)) });
    } catch (error) {
      if (signal.aborted) break;
      taken.push({ arrival, fate: 'left-out', why: reasonOf(error), undo: null });
    }
    onProgress?.(taken.length);
  }
  return taken;
}

/**
 * Takes back what came in, the last first.
 * @returns what could not be taken back, in sentences
 */
export async function takeBack(taken: readonly TakenArrival[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { arrival, undo } of taken.toReversed()) {
    try {
      await undo?.();
    } catch (error) {
      faults.push(`“${arrival.title}” was not taken back: ${reasonOf(error)}`);
    }
  }
  return faults;
}
