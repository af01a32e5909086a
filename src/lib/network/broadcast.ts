/** A channel between pages and workers of the site; `null` where the browser has none, or refuses it (blocked cookies). */
export function openBroadcast(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
