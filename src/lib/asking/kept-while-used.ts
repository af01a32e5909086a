/** Milliseconds that something is kept after its last use: questions of a run follow each other sooner. */
const KEPT = 10_000;

/** Something that takes memory: loaded when it is first wanted, kept while it is used, and freed soon after. */
export class KeptWhileUsed<T extends { unload(): Promise<void> }> {
  private loading: Promise<T> | null = null;
  /** What was loading when it came to its end. */
  private loaded: Promise<T> | null = null;
  private users = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private controller = new AbortController();

  /** @param load may be broken off by its signal */
  constructor(private readonly load: (signal: AbortSignal) => Promise<T>) {}

  /**
   * Does work that uses it; what failed to load is loaded anew for the next.
   * @throws what loading throws
   */
  async use<R>(work: (loaded: T) => Promise<R>): Promise<R> {
    clearTimeout(this.timer);
    this.users++;
    try {
      this.loading ??= this.load((this.controller = new AbortController()).signal);
      const { loading } = this;
      const loaded = await loading.catch((error: unknown) => {
        if (this.loading === loading) this.loading = null;
        throw error;
      });
      if (this.loading === loading) this.loaded = loading;
      return await work(loaded);
    } finally {
      if (--this.users === 0) this.timer = setTimeout(() => void this.free(), KEPT);
    }
  }

  /**
   * Breaks off loading it, where that goes on; who waits for it hears what loading throws then, and who comes later has it
   * loaded anew.
   */
  breakOff(): void {
    if (this.loading !== this.loaded) void this.free();
  }

  /** Frees it at once. */
  async free(): Promise<void> {
    clearTimeout(this.timer);
    this.controller.abort();
    const old = this.loading;
    this.loading = this.loaded = null;
    await (await old?.catch(() => null))?.unload();
  }
}
