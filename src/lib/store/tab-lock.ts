/**
 * Takes a lock that other tabs see and that ends with this tab. Where the browser has no Web Locks (pages that are not
 * served securely) nothing is locked.
 * @returns what gives the lock back
 */
export async function holdLock(name: string): Promise<() => void> {
  if (!globalThis.navigator?.locks) return () => {};
  return new Promise((taken, failed) => {
    navigator.locks.request(name, () => new Promise<void>((release) => taken(() => release()))).catch(failed);
  });
}

/** Whether some tab holds the lock; `null` where the browser cannot say. */
export async function isLocked(name: string): Promise<boolean | null> {
  if (!globalThis.navigator?.locks) return null;
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => lock === null);
}
