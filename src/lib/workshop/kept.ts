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
  const text = keptText(storage, name);
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
  return writeKeptText(storage, name, JSON.stringify(value));
}

/** `writeKept` of a value as the text it is kept as. */
export function writeKeptText(storage: KeptStorage | null, name: string, text: string): boolean {
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

/** The text kept under a name, or `null`. */
export function keptText(storage: Pick<Storage, 'getItem'> | null, name: string): string | null {
  return refused.get(name) ?? storage?.getItem(PREFIX + name) ?? null;
}

/** The names under which a storage keeps something of the workshop's. */
function namesIn(storage: Pick<Storage, 'length' | 'key'> | null): string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage!.key(i));
  return keys.flatMap((key) => keptName(key) ?? []);
}

/** All that is kept, as text by name. */
export function allKept(storage: Pick<Storage, 'length' | 'key' | 'getItem'> | null): Map<string, string> {
  const names = new Set([...namesIn(storage), ...refused.keys()]);
  return new Map(
    [...names].flatMap((name) => {
      const text = keptText(storage, name);
      return text === null ? [] : [[name, text]];
    })
  );
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
  for (const name of namesIn(storage)) if (isMeant(name)) storage!.removeItem(PREFIX + name);
}

/** The name of a key of `localStorage`, where it is one of the workshop's. */
export function keptName(key: string | null): string | null {
  return key?.startsWith(PREFIX) ? key.slice(PREFIX.length) : null;
}
