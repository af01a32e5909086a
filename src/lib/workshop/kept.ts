import * as v from 'valibot';

/** Where the workshop keeps what a learner did, of `localStorage`: written at once, so that a closed tab loses nothing. */
const PREFIX = 'calibration-lab/workshop/';

/** The part of `Storage` that is used. */
export type KeptStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** What the browser refused to keep, as text by name: it lasts until the page is closed. */
const refused = new Map<string, string>();

/** This browser's storage, or `null` where it allows none. */
export function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

/**
 * What was kept under a name, or `initial` where there is nothing. What the browser refused to keep is newer than what it
 * has. What cannot be read is set aside, not deleted.
 * @param storage `null` where the browser keeps nothing
 */
export function readKept<T>(
  storage: KeptStorage | null,
  name: string,
  schema: v.GenericSchema<unknown, T>,
  initial: T
): T {
  const text = refused.get(name) ?? storage?.getItem(PREFIX + name) ?? null;
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

/**
 * Keeps a value under a name. Returns whether the browser keeps it; where it refuses, or its disk is full, the value lasts
 * until the page is closed.
 */
export function writeKept(storage: KeptStorage | null, name: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    if (storage) {
      storage.setItem(PREFIX + name, text);
      refused.delete(name);
      return true;
    }
  } catch {
    // The browser refuses, or its disk is full.
  }
  refused.set(name, text);
  return false;
}

/** Lets go of what the browser refused to keep under a name: another tab kept something newer. */
export function letGo(name: string): void {
  refused.delete(name);
}

/** Removes what is kept under the names that are meant, from storage and from the page. */
export function removeKept(
  storage: Pick<Storage, 'length' | 'key' | 'removeItem'> | null,
  isMeant: (name: string) => boolean
): void {
  for (const name of [...refused.keys()]) if (isMeant(name)) refused.delete(name);
  if (!storage) return;
  const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
  for (const key of keys) {
    const name = keptName(key);
    if (key !== null && name !== null && isMeant(name)) storage.removeItem(key);
  }
}

/** The name of a key of `localStorage`, where it is one of the workshop's. */
export function keptName(key: string | null): string | null {
  return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}
