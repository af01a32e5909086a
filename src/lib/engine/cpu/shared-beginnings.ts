/** Where a beginning is to be, and how it comes there. */
export interface Place {
  /** Another sequence that holds it, or −1. */
  holder(): number;
  /** Copies it from that one. */
  copyFrom(holder: number): Promise<void>;
  compute(): Promise<void>;
}

/** Has a beginning that several sequences share computed in one of them, and copied to the others. */
export class SharedBeginnings {
  private readonly computing = new Map<string, Promise<void>>();

  /**
   * Brings a beginning to a sequence.
   * @throws what computing or copying throws; where another sequence failed to compute it, this one tries
   */
  async bring(beginning: readonly number[], { holder, copyFrom, compute }: Place): Promise<void> {
    const key = beginning.join();
    for (;;) {
      const from = holder();
      if (from !== -1) return copyFrom(from);
      const elsewhere = this.computing.get(key);
      if (!elsewhere) break;
      await elsewhere.catch(() => {});
    }
    const computed = compute();
    this.computing.set(key, computed);
    try {
      await computed;
    } finally {
      this.computing.delete(key);
    }
  }
}
