/**
 * Ids of the chapters in their usual order; `room` is a page of its own. They stand apart from what is said of them, since every page of
 * the site looks at them to tell its addresses apart.
 */
export const chapterIds = [
  'you-first',
  'your-curve',
  'the-model',
  'three-ways',
  'the-doubt',
  'mend-it',
  'how-many',
  'gaming',
  'room',
  'take-home'
] as const;

export type ChapterId = (typeof chapterIds)[number];

/** Chapters that are pages of their part of the site; the room has its own. */
export const ownChapterIds: readonly ChapterId[] = chapterIds.filter((id) => id !== 'room');
