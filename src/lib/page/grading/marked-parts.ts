/** A piece of a text, marked or not. */
export interface Part {
  text: string;
  marked: boolean;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A reply cut where an accepted answer stands in it, whatever its case; the pieces together are the reply. */
export function markedParts(reply: string, answers: readonly string[]): Part[] {
  const longest = answers
    .map((answer) => answer.trim())
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  if (longest.length === 0) return [{ text: reply, marked: false }];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${longest.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
    'giu'
  );
  return reply
    .split(pattern)
    .map((text, i) => ({ text, marked: i % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
