import { ownChapters } from '$lib/workshop/chapters';

/** Whether a part of an address names a chapter of the workshop that is a page here. */
export function match(name: string): boolean {
  return ownChapters.some(({ id }) => id === name);
}
