import type { Question } from '../../questions/question';
import type { Caller } from '../calls';

/** Ids of the makers of equivalence, as they stand in files and on the command line. */
export const equivalenceIds = ['grader', 'model', 'embeddings'] as const;
export type EquivalenceId = (typeof equivalenceIds)[number];

/** Whether two answers to a question are the same; made anew for each question. */
export type SameAnswer = (one: string, other: string) => Promise<boolean>;

/** What says which answers to a question are the same. */
export interface Equivalence {
  readonly id: EquivalenceId;
  /** What it is, for people, to stand after "the same by". */
  readonly title: string;
  /** What it does, in a sentence. */
  readonly plain: string;
  /**
   * @param caller what the models are asked through, by those that ask them
   * @param similarity cosine from which embeddings are the same answer's, in [−1, 1], for those that compare them
   * @returns a test that holds in both directions
   */
  for(question: Question, caller: Caller, similarity: number): SameAnswer;
}
