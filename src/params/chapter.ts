import { ownChapterIds } from '$lib/workshop/chapter-ids';

/** Whether a part of an address names a chapter of the workshop that is a page here. */
export function match(name: string): boolean {
  return ownChapterIds.some((id) => id === name);
}
