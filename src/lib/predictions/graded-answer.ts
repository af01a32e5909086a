import type { Finding } from '../questions/grading';

/** An answer of a file that does not say whether it is right, graded by the lab's own rules. */
export interface GradedAnswer {
  /** Words of the question; `null` where the file has none. */
  question: string | null;
  answer: string;
  /** Answers that are right, the preferred one first. */
  accepted: string[];
  finding: Finding;
}
