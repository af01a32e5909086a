import type { Sequence } from './calls';
import type { Asking } from './define-method';
import { drawnAnswers } from './drawn-answers';
import { clusterOf, clustersOf, firstMembers } from './equivalence/clusters';
import type { EquivalenceId } from './equivalence/equivalence';
import { equivalenceIn } from './equivalence/registry';

/** An answer, and different ones that the model might have given. */
export interface OwnAlternatives {
  /** Id of the call that drew them. */
  call: string;
  /** What said which of them are the same. */
  maker: EquivalenceId;
  /** The answer, then the others, as they first came. */
  texts: string[];
  /** How many were drawn, and how many of those are the same as the answer. */
  drawn: number;
  agreeing: number;
}

/**
 * Draws answers to a prompt as the arm's options say, and takes the first of each different one, empty ones aside, up to
 * the arm's `most` besides the model's own.
 * @param prompt what its answer was given to
 */
export async function ownAlternatives(
  asking: Asking,
  prompt: Sequence,
  answer: string
): Promise<OwnAlternatives> {
  const { id, draws } = await drawnAnswers(asking, prompt);
  const { maker, same } = equivalenceIn(asking);
  const drawn = draws.map(({ text }) => text.trim());
  const clusters = await clustersOf(drawn, same);
  const different = firstMembers(drawn, clusters);
  const own = await clusterOf(answer, different, same);
  const others = different.filter((text, cluster) => cluster !== own && text !== '');
  return {
    call: id,
    maker,
    texts: [answer, ...others.slice(0, asking.arm.options.most as number)],
    drawn: drawn.length,
    agreeing: clusters.filter((cluster) => cluster === own).length
  };
}
