/** Small things of a person's own that this browser keeps, by name; where it keeps nothing they last as long as the page. */
const KEY = 'calibration-lab/';

/**
 * All of them. Only `variants` go into a file of everything: `paces` say how fast this machine was, and `own-runs` follows
 * from the runs that are stored.
 */
export const keptNames = ['variants', 'paces', 'own-runs'] as const;
export type KeptName = (typeof keptNames)[number];

/** What is kept under a name; `null` where nothing is, or it cannot be read. */
export function keptValue(name: KeptName): unknown {
  try {
    const text = localStorage.getItem(KEY + name);
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Keeps a value under a name. Returns whether the browser did. */
export function keepValue(name: KeptName, value: unknown): boolean {
  try {
    localStorage.setItem(KEY + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Told when another tab keeps something under a name. Returns what ends it. */
export function whenKept(name: KeptName, told: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY + name || key === null) told();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
