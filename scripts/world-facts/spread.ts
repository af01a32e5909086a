/**
 * `count` of a list that is ordered from well known to obscure: the first half of them from its beginning, the other
 * half at even steps through the rest.
 */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const head = Math.ceil(count / 2);
  const rest = items.slice(head);
  const step = rest.length / (count - head);
  return [
    ...items.slice(0, head),
    ...Array.from({ length: count - head }, (_, i) => rest[Math.floor(i * step)])
  ];
}
