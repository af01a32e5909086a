/** What the browser's locks say. Where cookies are blocked some browsers refuse and Firefox throws: here all refuse. */
async function said<T>(ask: (locks: LockManager) => Promise<T>): Promise<T> {
  return ask(navigator.locks);
}

/**
 * Takes a lock that other tabs see and that ends with this tab. Where the browser has no Web Locks (pages that are not
 * served securely) nothing is locked.
 * @returns what gives the lock back
 */
export async function holdLock(name: string): Promise<() => void> {
  if (!globalThis.navigator?.locks) return () => {};
  return new Promise((taken, failed) => {
    let held = false;
    said((locks) =>
      locks.request(name, () => {
        held = true;
        return new Promise<void>((release) => taken(() => release()));
      })
    )
      // Refused where cookies are blocked.
      .catch((error) => (held ? failed(error) : taken(() => {})));
  });
}

/** Whether some tab holds the lock; `null` where the browser cannot say. */
export async function isLocked(name: string): Promise<boolean | null> {
  if (!globalThis.navigator?.locks) return null;
  return said((locks) => locks.request(name, { ifAvailable: true }, (lock) => lock === null)).catch(
    () => null
  );
}

/** What came of work that wanted a lock. */
export type Locked<T> = { taken: true; result: T } | { taken: false };

/**
 * Does work while holding a lock, if no tab holds it. Where the browser has no Web Locks, or refuses them (blocked
 * cookies), the work is done without one.
 * @throws whatever the work throws
 */
export async function whileLocked<T>(name: string, work: () => Promise<T>): Promise<Locked<T>> {
  const alone = async (): Promise<Locked<T>> => ({ taken: true, result: await work() });
  if (!globalThis.navigator?.locks) return alone();
  let asked = false;
  try {
    return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      asked = true;
      return lock ? alone() : { taken: false };
    });
  } catch (error) {
    if (asked) throw error;
    return alone();
  }
}

/** What stands behind a prefix in the names of the locks that tabs hold now; empty where the browser cannot say. */
export async function heldLocks(prefix: string): Promise<Set<string>> {
  const state = globalThis.navigator?.locks ? await said((locks) => locks.query()).catch(() => null) : null;
  const names = (state?.held ?? []).flatMap(({ name }) => name ?? []);
  return new Set(names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)));
}
