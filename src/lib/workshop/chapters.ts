import { chapterIds, type ChapterId } from './chapter-ids';

export type { ChapterId } from './chapter-ids';

/** A chapter of the workshop. */
export interface Chapter {
  /** As it stands in addresses and in what is kept. */
  id: string;
  title: string;
  /** What happens in it, in a sentence. */
  teaser: string;
  /** About how long it takes. */
  minutes: number;
}

const about: Record<ChapterId, Omit<Chapter, 'id'>> = {
  'you-first': {
    title: 'You first',
    teaser: 'Twenty questions. Pick an answer and say how sure you are.',
    minutes: 8
  },
  'your-curve': {
    title: 'Draw your curve',
    teaser: 'Draw how often you think you were right. Then see how often you were.',
    minutes: 4
  },
  'the-model': {
    title: 'The model answers the same twenty',
    teaser: 'Bet on its answers. Then lay its curve over yours.',
    minutes: 7
  },
  'three-ways': {
    title: 'Three ways of asking it',
    teaser: 'The same questions, three ways to find out how sure it is. Does one of them work best?',
    minutes: 5
  },
  'the-doubt': {
    title: 'Where the doubt sits',
    teaser: 'One sentence, piece by piece. At which piece did the model hesitate?',
    minutes: 4
  },
  'mend-it': {
    title: 'Mend it',
    teaser: 'One slider makes a model that is too sure honest. Find its place, then ruin it on purpose.',
    minutes: 6
  },
  'how-many': {
    title: 'How many questions?',
    teaser: 'A perfect model looks broken after twenty questions. See how, and how often.',
    minutes: 4
  },
  gaming: {
    title: 'Gaming it',
    teaser: 'A perfect figure that is worth nothing, and when it pays to say “I don’t know”.',
    minutes: 6
  },
  room: {
    title: 'The room',
    teaser: 'Everybody’s answers in one picture, without a server.',
    minutes: 5
  },
  'take-home': {
    title: 'Take home',
    teaser: 'One file with your own pictures and the five sentences of the hour.',
    minutes: 2
  }
};

/** Whether this copy of the lab has the room's page: a link to a page that is not there cannot be built. */
const hasRoom = Object.keys(import.meta.glob('../../routes/(lab)/workshop/room/+page.svelte')).length > 0;

/** The chapters there are, in their usual order. */
export const chapters: readonly (Chapter & { id: ChapterId })[] = chapterIds
  .filter((id) => id !== 'room' || hasRoom)
  .map((id) => ({ id, ...about[id] }));

/** Number of a chapter in the usual order, from 1; 0 for none. */
export function chapterNumber(id: string): number {
  return chapters.findIndex((chapter) => chapter.id === id) + 1;
}

/** Chapters by their ids or numbers, in the order named; unknown ones are left out, none named means all. */
export function namedChapters(names: readonly string[]): Chapter[] {
  const found = names.flatMap(
    (name) => chapters.find(({ id }, i) => id === name || String(i + 1) === name) ?? []
  );
  const different = found.filter((chapter, i) => found.indexOf(chapter) === i);
  return different.length > 0 ? different : [...chapters];
}
