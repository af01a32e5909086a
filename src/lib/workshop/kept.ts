import * as v from 'valibot';

/** Where the workshop keeps what a learner did, of `localStorage`: written at once, so that a closed tab loses nothing. */
const PREFIX = 'calibration-lab/workshop/';

/** The part of `Storage` that is used. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** This browser's storage, or `null` where it allows none. */
export function browserStorage(): KeptStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * What was kept under a name, or `initial` where there is nothing. What cannot be read is set aside, not deleted.
 * @param storage `null` where the browser keeps nothing
 */
export function readKept<T>(
  storage: KeptStorage | null,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  initial: T
): T {
  const text = storage?.getItem(PREFIX + name) ?? null;
  if (text === null) return initial;
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    try {
      storage?.setItem(`${PREFIX}${name}/unreadable`, text);
    } catch {
      // A full disk: it is still under its own name until something is kept there.
    }
    return initial;
  }
}

/** Keeps a value under a name. Returns whether it is kept: not where the browser refuses or its disk is full. */
export function writeKept(storage: KeptStorage | null, name: string, value: unknown): boolean {
  if (!storage) return false;
  try {
    storage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The name of a key of `localStorage`, where it is one of the workshop's. */
export function keptName(key: string | null): string | null {
  return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}
