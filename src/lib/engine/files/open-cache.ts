/** A cache of files by its name; `null` on pages that are no secure context, and where the browser refuses (blocked cookies). */
export async function openCache(name: string): Promise<Cache | null> {
  try {
    return globalThis.caches ? await caches.open(name) : null;
  } catch {
    return null;
  }
}
