import { openDatabase, type LabDatabase } from './database';

/** The way to the database: opened when it is needed, and again when it was closed. */
export class StoreConnection {
  private opening: Promise<LabDatabase> | null = null;

  constructor(private readonly name?: string) {}

  /** The open database. @throws StoreRefused in words when there is none to be had; the next call tries again */
  open(): Promise<LabDatabase> {
    if (!this.opening) {
      const opening = openDatabase(this.name, () => this.drop(opening));
      this.opening = opening;
      opening.catch(() => this.drop(opening));
    }
    return this.opening;
  }

  private drop(opening: Promise<LabDatabase>): void {
    if (this.opening === opening) this.opening = null;
  }

  /**
   * Does work on the database. Work that finds the connection closed is done once more on a new one: a transaction of a
   * closed connection has changed nothing.
   * @throws whatever the work or the opening throws
   */
  async use<T>(work: (db: LabDatabase) => Promise<T>): Promise<T> {
    const opening = this.open();
    try {
      return await work(await opening);
    } catch (error) {
      const closed =
        error instanceof DOMException && ['InvalidStateError', 'AbortError'].includes(error.name);
      if (!closed || (error.name === 'AbortError' && this.opening === opening)) throw error;
      this.drop(opening);
      return work(await this.open());
    }
  }

  /** Closes it; it is opened again when it is needed. */
  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = null;
    (await opening?.catch(() => null))?.close();
  }
}
