import type { DefinitionId } from './definitions';

/** The definition a person has asked for; the page shows one at a time. */
class Explained {
  id = $state<DefinitionId | null>(null);
}

export const explained = new Explained();
