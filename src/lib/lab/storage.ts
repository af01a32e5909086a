/** What this site takes of the disk, and may take. Bytes; `null` where the browser does not say. */
export interface StorageReport {
  usage: number | null;
  quota: number | null;
  /** Whether the browser promised not to clear it when room gets scarce. */
  persistent: boolean;
}

/** Asks the browser how much is stored. */
export async function storageReport(): Promise<StorageReport> {
  const estimate = await navigator.storage?.estimate?.();
  return {
    usage: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persistent: (await navigator.storage?.persisted?.()) ?? false
  };
}

/** Asks the browser to keep what is stored. Returns whether it will; some browsers ask the person first. */
export async function requestPersistence(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    // Where storing is forbidden, so is asking.
    return false;
  }
}
