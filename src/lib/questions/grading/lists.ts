/**
 * The items of an answer that is a list (`red, green and blue`, `hydrogen & oxygen`, `a; b; c`), or `null` for a single
 * one. A comma inside a number divides nothing.
 */
export function itemsOf(answer: string): string[] | null {
  const items = answer
    .split(/\s*;\s*|\s*,\s*(?!\d{3}\b)(?:and |or |& )?|\s+(?:and|&)\s+/i)
    .map((item) => item.trim())
    .filter(Boolean);
  return items.length > 1 ? items : null;
}
