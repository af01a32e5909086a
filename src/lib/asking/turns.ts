/**
 * Gives out places: as many pieces of work at a time as there are, in order. What was told to stop is over before its place
 * is given to the next.
 */
export class Turns {
  private readonly free: number[];
  private readonly queue: ((place: number) => void)[] = [];
  private readonly open = new Set<{ interrupted: boolean }>();

  /** @param places how many pieces of work at a time */
  constructor(places = 1) {
    this.free = Array.from({ length: places }, (_, place) => place);
  }

  /**
   * Does the work when a place is free for it, whether what was there before went well or not.
   * @param work gets what tells it that it was told to stop, and its place, from 0
   */
  async take<T>(work: (interrupted: () => boolean, place: number) => Promise<T>): Promise<T> {
    const turn = { interrupted: false };
    this.open.add(turn);
    const place = this.free.shift() ?? (await new Promise<number>((resolve) => this.queue.push(resolve)));
    try {
      return await work(() => turn.interrupted, place);
    } finally {
      this.open.delete(turn);
      this.giveBack(place);
    }
  }

  /**
   * Does work with places that nothing else waits for or uses, which may be none; whoever comes meanwhile waits until it is over.
   * @param most how many are of use
   */
  async lend<T>(most: number, work: (places: readonly number[]) => Promise<T>): Promise<T> {
    const places = this.free.splice(0, most);
    try {
      return await work(places);
    } finally {
      for (const place of places) this.giveBack(place);
    }
  }

  private giveBack(place: number): void {
    const next = this.queue.shift();
    if (next) next(place);
    else this.free.push(place);
  }

  /** Tells all work that is going on or waiting to stop. */
  interrupt(): void {
    for (const turn of this.open) turn.interrupted = true;
  }
}
