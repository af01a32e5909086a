import type { ListedSet } from '../../lab/sets.svelte';
import { counted } from '../../predictions/counted';

export { counted };

const number = new Intl.NumberFormat('en');

/** How many questions, and of how many wrong answers are known. */
export function sizeWords({ count, withDistractors }: Pick<ListedSet, 'count' | 'withDistractors'>): string {
  const size = counted(count, 'question');
  if (withDistractors === null || count === 0) return size;
  if (withDistractors === count) return `${size}, all with distractors`;
  if (withDistractors === 0) return `${size}, without distractors`;
  return `${size}, ${number.format(withDistractors)} with distractors`;
}

/** Bytes as people say them. */
export function bytesWords(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
