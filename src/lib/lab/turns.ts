/**
 * Who may fill a place that is asked for several times at once: what was asked for last, of what comes. What fails takes
 * nobody's place.
 */
export class Turns {
  private given = 0;
  private filled = 0;

  /** A turn, later than all that were given before. */
  take(): number {
    return ++this.given;
  }

  /** Notes that a turn fills the place. Returns `false`, and notes nothing, where a later one has filled it. */
  fill(turn: number): boolean {
    if (this.passed(turn)) return false;
    this.filled = turn;
    return true;
  }

  /** Whether this turn, or a later one, has filled the place. */
  passed(turn: number): boolean {
    return this.filled >= turn;
  }
}
