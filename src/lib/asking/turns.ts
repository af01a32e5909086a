/**
 * One piece of work at a time: a model is not asked twice at once, and what was told to stop is over before the next
 * begins.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private readonly open = new Set<{ interrupted: boolean }>();

  /**
   * Does the work when all before it is over, whether it went well or not.
   * @param work gets what tells it that it was told to stop
   */
  async take<T>(work: (interrupted: () => boolean) => Promise<T>): Promise<T> {
    const turn = { interrupted: false };
    this.open.add(turn);
    const before = this.last;
    const result = before.then(() => work(() => turn.interrupted));
    this.last = result.catch(() => {});
    try {
      return await result;
    } finally {
      this.open.delete(turn);
    }
  }

  /** Tells all work that is going on or waiting to stop. */
  interrupt(): void {
    for (const turn of this.open) turn.interrupted = true;
  }
}
