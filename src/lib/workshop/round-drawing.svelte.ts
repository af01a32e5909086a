import type { QuestionSet } from '../questions/question';
import { drawQuiz, type Quiz } from './quiz';
import type { WorkshopSettings } from './settings';

/** What is kept of a chapter is kept by this: another set or seed begins anew. */
export function roundOf({ set, seed }: Pick<WorkshopSettings, 'set' | 'seed'>): string {
  return `${set}/${seed}`;
}

/** The questions of a round, with the round they are of: answers to them are kept by it and by no other. */
export interface DrawnRound {
  round: string;
  quiz: Quiz;
}

/** Draws the questions of one round after another; at any time at most those of the round asked for last are there. */
export class RoundDrawing {
  /** `null` until the set is read, and where it cannot be. */
  drawn = $state.raw<DrawnRound | null>(null);
  /** Why there are no questions, in words. */
  fault = $state<string | null>(null);
  /** The round asked for last; `null` after a fault, so that asking again tries again. */
  private wanted: { round: string } | null = null;

  /** @param loadSet reads a question set; throws Error in words when it cannot */
  constructor(private readonly loadSet: (id: string) => Promise<QuestionSet>) {}

  /** Draws a round, where it is not the one that is there or on its way. What of another one comes late is dropped. */
  async draw({ set, seed }: Pick<WorkshopSettings, 'set' | 'seed'>): Promise<void> {
    const wanted = { round: roundOf({ set, seed }) };
    if (this.wanted?.round === wanted.round) return;
    this.wanted = wanted;
    this.drawn = null;
    this.fault = null;
    try {
      const quiz = drawQuiz(await this.loadSet(set), seed);
      if (this.wanted === wanted) this.drawn = { round: wanted.round, quiz };
    } catch (error) {
      if (this.wanted !== wanted) return;
      this.wanted = null;
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }
}
