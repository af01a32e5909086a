/** Does one thing after the other, in the order they are asked for. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  /** Does work after what was asked for before, whether that went well or not. @throws whatever the work throws */
  do<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => {});
    return done;
  }
}
