/** A map with one entry more, or with another value for its key; the one given stays as it is. */
export function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map([...map, [key, value]]);
}

/** The entries of a map whose keys are wanted; the one given stays as it is. */
export function entriesOf<V>(map: ReadonlyMap<string, V>, wanted: Iterable<string>): ReadonlyMap<string, V> {
  const keys = new Set(wanted);
  return new Map([...map].filter(([key]) => keys.has(key)));
}

/** A map of entries. */
export function mapOf<V>(entries: Iterable<readonly [string, V]> = []): ReadonlyMap<string, V> {
  return new Map(entries);
}

/** A set of texts. */
export function setOf(values: Iterable<string> = []): ReadonlySet<string> {
  return new Set(values);
}
