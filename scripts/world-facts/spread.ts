/**
 * `count` of a list that is ordered from well known to obscure: the first third of them from its beginning, the
 * others at even steps through the rest.
 */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  const head = Math.ceil(count / 3);
  const rest = items.slice(head);
  const step = rest.length / (count - head);
  return [
    ...items.slice(0, head),
    ...Array.from({ length: count - head }, (_, i) => rest[Math.floor(i * step)])
  ];
}
