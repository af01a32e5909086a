import type * as v from 'valibot';
import { browserStorage, keptName, letGo, readKept, writeKept } from './kept';

/** Whether everything that should be kept was; a page says so where it was not. */
class Keeping {
  failed = $state(false);
}

/** The page's one. */
export const keeping = new Keeping();

/** A value that stays in this browser: read when a page opens, written at every change, in step with other tabs. */
export class KeptValue<T> {
  private held = $state.raw() as T;
  /** Whether it was read: until then a page shows nothing that hangs on it. */
  ready = $state(false);

  /** @param initial what it is until something was kept */
  constructor(
    private readonly name: string,
    private readonly schema: v.GenericSchema<unknown, T>,
    private readonly initial: T
  ) {
    this.held = initial;
  }

  get value(): T {
    return this.held;
  }

  set value(value: T) {
    this.held = value;
    if (!writeKept(browserStorage(), this.name, value)) keeping.failed = true;
  }

  /** Reads what is kept now. */
  read(): void {
    this.held = readKept(browserStorage(), this.name, this.schema, this.initial);
  }

  /**
   * Reads it and follows other tabs. For `onMount`: returns what ends it.
   * @param onfollow called after another tab changed it
   */
  open(onfollow?: () => void): () => void {
    const follow = ({ key }: StorageEvent) => {
      // Without a key, everything was cleared.
      if (key !== null && keptName(key) !== this.name) return;
      letGo(this.name);
      this.read();
      onfollow?.();
    };
    this.read();
    this.ready = true;
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }
}
