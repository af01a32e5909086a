import { models } from '../lab/models.svelte';
import { runMoves } from '../lab/run-moves.svelte';
import { runShelf } from '../lab/run-shelf.svelte';
import { questionSets } from '../lab/sets.svelte';
import { variants } from '../lab/variants.svelte';
import { addressOf, remoteModels } from '../engine/files/remote-models';
import { allKept, browserStorage } from '../workshop/kept';
import type { Given } from './given';
import type { Home } from './open-backup';

/** What this page has. */
export function thisHome(siteUrl: string): Home {
  return {
    store: runShelf.store,
    sets: questionSets,
    moves: runMoves,
    variants,
    models,
    storage: browserStorage(),
    siteUrl
  };
}

/** What this page saves beside its database. */
export async function whatIsGiven(): Promise<Given> {
  return {
    unstored: runShelf.unstoredRuns,
    variants: variants.everything,
    models: (await remoteModels()).flatMap((entry) => addressOf(entry) ?? []),
    workshop: Object.fromEntries(allKept(browserStorage()))
  };
}
