import { byGrader } from '../../methods/equivalence/grader';
import { clustersOf } from '../../methods/equivalence/clusters';

/** A question as its answers are told apart. */
export interface AskedQuestion {
  id: string;
  /** Its words; `''` where they are not known. */
  text: string;
}

/**
 * Numbers answers to one question from 0: the same number for answers that are the same by the grader's rules. They are
 * looked at in the order of their letters, so that neither the order of members nor what is right decides.
 */
export async function numbersByGrader(
  { id, text }: AskedQuestion,
  answers: readonly string[]
): Promise<number[]> {
  const different = [...new Set(answers)].sort();
  const clusters = await clustersOf(different, byGrader.for({ id, text, answers: [] }));
  return answers.map((answer) => clusters[different.indexOf(answer)]!);
}

/** The same for options that are known by their place alone. */
export function numbersByPlace(answers: readonly string[]): number[] {
  const different = [...new Set(answers)].sort((a, b) => Number(a) - Number(b));
  return answers.map((answer) => different.indexOf(answer));
}
