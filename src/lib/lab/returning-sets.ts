import { foreseeSet, keepReturningSet, type MetSet, type ReturningSet } from '../store/opened-set';
import { clearSet, removeSet, type KeepOptions } from '../store/question-sets';
import type { QuestionSets } from './sets.svelte';

/** Sets that come back from a file onto the list, and how that is taken back. */
export class ReturningSets {
  constructor(private readonly sets: QuestionSets) {}

  /** What a set meets here. */
  async foresee(returning: ReturningSet): Promise<MetSet> {
    return foreseeSet(await this.sets.mustOpen(), returning, this.sets.reserved);
  }

  /**
   * Stores a set; nothing that is here is replaced.
   * @throws Error in words when it could not be kept; then nothing of it stays
   */
  async bring(returning: ReturningSet, options: Pick<KeepOptions, 'signal'> = {}): Promise<MetSet> {
    const first = this.sets.stored.length === 0;
    const met = await keepReturningSet(await this.sets.mustOpen(), returning, this.sets.reserved, options);
    // Not waited for: Firefox asks the person, who may leave it unanswered.
    if (first && met.how !== 'same') void this.sets.persist();
    await this.sets.changed(met.id);
    return met;
  }

  /**
   * Takes a set off the list again; it can be put back.
   * @param removed whether it came in off the list; where it still is, it goes for good
   */
  async takeBack(id: string, removed: boolean): Promise<void> {
    const db = await this.sets.mustOpen();
    const stillRemoved = (await db.get('questionSets', id))?.state === 'removed';
    await (removed && stillRemoved ? clearSet(db, id) : removeSet(db, id));
    await this.sets.changed(id);
  }
}
