import { questionSets } from '../../lab/sets.svelte';
import type { QuestionSet } from '../../questions/question';

/** A question set as it is looked at beside a run's settings: read again where another is chosen, and only then. */
export class ChosenSet {
  /** `null` until it is read, and where it cannot be. */
  set = $state.raw<QuestionSet | null>(null);
  /** Why it cannot be read, in words. */
  fault = $state<string | null>(null);

  /** @param idOf id of the set chosen now; to be called while a component is set up */
  constructor(idOf: () => string) {
    const id = $derived(idOf());
    $effect(() => {
      const wanted = id;
      questionSets.load(wanted).then(
        (loaded) => {
          if (wanted === id) [this.set, this.fault] = [loaded, null];
        },
        (error: Error) => {
          if (wanted === id) [this.set, this.fault] = [null, error.message];
        }
      );
    });
  }
}
