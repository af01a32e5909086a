import { namedChapters, type Chapter, type ChapterId } from './chapters';
import { showing, type HeldBack, type WorkshopSettings } from './settings';
import { words } from './words/present';

/** What a presenter shows, one thing at a time. */
export type Slide = {
  /** As it stands in the address. */
  id: string;
  /** The chapter it belongs to; `null` at the start and the end. */
  chapter: Chapter | null;
} & (
  | { kind: 'start' | 'end' }
  | { kind: 'title' | 'live' | 'people' | 'room' }
  /** A sentence to say, or a question to ask. */
  | { kind: 'say' | 'ask'; text: string }
);

/** Chapter in which what is held back is shown: the first that is about it, not the one in which answers are only given. */
function timeToShow(part: HeldBack, chapters: readonly string[]): string | undefined {
  const all = showing(part, chapters);
  return (all.find(({ id }) => id !== 'you-first') ?? all[0])?.id;
}

/** The slides of a lesson: its link, then each chapter's title, what to say, the thing itself, and what to ask. */
export function slidesOf({ chapters, hide }: WorkshopSettings): Slide[] {
  const shownAt = new Set(hide.map((part) => timeToShow(part, chapters)));
  const ofChapter = (chapter: Chapter): Slide[] => {
    const { say, ask } = words.chapters[chapter.id as ChapterId];
    const held = shownAt.has(chapter.id) ? [words.showNow] : [];
    const shown: Slide[] =
      chapter.id === 'room'
        ? [
            { id: 'people', chapter, kind: 'people' },
            { id: 'picture', chapter, kind: 'room' }
          ]
        : [{ id: 'live', chapter, kind: 'live' }];
    const texts = (kind: 'say' | 'ask', all: readonly string[]): Slide[] =>
      all.map((text, i) => ({ id: `${kind}-${i + 1}`, chapter, kind, text }));
    return [
      { id: 'title', chapter, kind: 'title' } as const,
      ...texts('say', [...say, ...held]),
      ...shown,
      ...texts('ask', ask)
    ].map((slide) => ({ ...slide, id: `${chapter.id}.${slide.id}` }));
  };
  return [
    { id: 'start', chapter: null, kind: 'start' },
    ...namedChapters(chapters).flatMap(ofChapter),
    { id: 'end', chapter: null, kind: 'end' }
  ];
}

/** Place of a slide by its id in the address; the first where there is none of that id. */
export function slideAt(slides: readonly Slide[], id: string | null): number {
  return Math.max(
    0,
    slides.findIndex((slide) => slide.id === id)
  );
}

/** Where a key leads from a slide; `null` where it leads nowhere. */
export function placeAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
    case ' ':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
