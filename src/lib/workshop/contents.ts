import type { Component } from 'svelte';
import type { DrawnRound } from './round-drawing.svelte';

type OfRound = { default: Component<DrawnRound> };
type Alone = { default: Component<{ round: string }> };

/** Chapters about the questions of the round, each fetched when it is opened. */
const ofRound = {
  'you-first': (): Promise<OfRound> => import('./chapters/YouFirst.svelte'),
  'your-curve': (): Promise<OfRound> => import('./chapters/YourCurve.svelte'),
  'the-model': (): Promise<OfRound> => import('./chapters/TheModel.svelte'),
  'take-home': (): Promise<OfRound> => import('./chapters/TakeHome.svelte')
};

/** Chapters that need no questions; what is done in them is kept by round all the same. */
const alone = {
  'three-ways': (): Promise<Alone> => import('./chapters/ThreeWays.svelte'),
  'the-doubt': (): Promise<Alone> => import('./chapters/TheDoubt.svelte'),
  'mend-it': (): Promise<Alone> => import('./chapters/MendIt.svelte'),
  'how-many': (): Promise<Alone> => import('./chapters/HowMany.svelte'),
  gaming: (): Promise<Alone> => import('./chapters/Gaming.svelte')
};

export type ContentId = keyof typeof ofRound | keyof typeof alone;

/** What a chapter shows: about the round's questions, or by itself. */
export type Content =
  { about: 'round'; Chapter: OfRound['default'] } | { about: 'nothing'; Chapter: Alone['default'] };

/** A chapter's content. */
export async function contentOf(id: ContentId): Promise<Content> {
  if (id in ofRound) {
    return { about: 'round', Chapter: (await ofRound[id as keyof typeof ofRound]()).default };
  }
  return { about: 'nothing', Chapter: (await alone[id as keyof typeof alone]()).default };
}
