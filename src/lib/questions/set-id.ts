/**
 * An id for a set that no other has: readable, since it stands in addresses and file names.
 * @param wanted an id or a title
 */
export function freshSetId(wanted: string, others: Iterable<string>): string {
  const taken = new Set(others);
  const words = wanted
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean);
  let stem = (words[0] ?? 'questions').slice(0, 60);
  for (const word of words.slice(1)) if (stem.length + word.length < 60) stem += `-${word}`;
  if (!taken.has(stem)) return stem;
  let count = 2;
  while (taken.has(`${stem}-${count}`)) count++;
  return `${stem}-${count}`;
}

/** An id for a question typed by hand that no other of its set has. */
export function freshQuestionId(others: Iterable<string>): string {
  const taken = new Set(others);
  let count = taken.size + 1;
  while (taken.has(`own-${count}`)) count++;
  return `own-${count}`;
}
