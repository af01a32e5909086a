const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list with what only another one has behind it. */
function withItems(here: unknown, other: unknown): unknown[] | null {
  if (!Array.isArray(here) || !Array.isArray(other)) return null;
  const known = new Set(here.map((item) => JSON.stringify(item)));
  return [...here, ...other.filter((item) => !known.has(JSON.stringify(item)))];
}

/** What is kept as a list or a record of which each entry stands for itself. */
const joins: Record<string, (here: unknown, other: unknown) => unknown> = {
  'room/codes': withItems,
  'room/same-name': (here, other) => (isRecord(here) && isRecord(other) ? { ...other, ...here } : null),
  'done-by-round': (here, other) =>
    isRecord(here) && isRecord(other)
      ? Object.fromEntries(
          [...new Set([...Object.keys(here), ...Object.keys(other)])].map((round) => [
            round,
            withItems(here[round] ?? [], other[round] ?? []) ?? here[round]
          ])
        )
      : null
};

/**
 * What is kept here under a name with what was kept elsewhere beside it: nothing that is here is replaced.
 * @returns the text of both; `null` where they cannot stand in one, so that the one here stays
 */
export function keptJoined(name: string, here: string, other: string): string | null {
  const join = Object.hasOwn(joins, name) ? joins[name] : null;
  try {
    const joined = join?.(JSON.parse(here), JSON.parse(other)) ?? null;
    return joined === null ? null : JSON.stringify(joined);
  } catch {
    return null;
  }
}
