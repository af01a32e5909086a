/** The preferred answer first, then the others, each once. */
export function preferredFirst(preferred: string | undefined, others: readonly string[]): string[] {
  return [...new Set([...(preferred === undefined ? [] : [preferred]), ...others])];
}
