import type { EquivalenceId } from './equivalence';

/** Who said which answers are the same: a maker of equivalence, or a person who moved answers. */
export type GroupingMaker = EquivalenceId | 'person';

/** Which of some drawn answers are the same, and which of them say what the graded answer says. */
export interface Grouping {
  /** The cluster of each draw, numbered from 0 as they first appear. */
  clusters: number[];
  /** The cluster of the graded answer; `null` where no draw says the same. */
  greedy: number | null;
}

/** What is moved: a draw, by its place, or the graded answer. */
export type GroupedAnswer = number | 'greedy';

/**
 * Where an answer may be moved: a cluster by its number, the graded answer's own where no draw is with it, or a new one.
 */
export type GroupingTarget = number | 'greedy' | 'new';

/**
 * A grouping with some answers in another cluster, together, numbered anew as they first appear; a cluster that nothing is
 * left in is gone. The one given stays as it is.
 * @throws RangeError when there is no such draw or cluster
 */
export function withMoved(
  grouping: Grouping,
  answers: readonly GroupedAnswer[],
  to: GroupingTarget
): Grouping {
  const { clusters, greedy } = grouping;
  const fresh = Math.max(-1, ...clusters) + 1;
  const labels = [...clusters, greedy ?? fresh];
  const label = to === 'new' ? fresh + 1 : to === 'greedy' ? labels[clusters.length]! : to;
  if (to !== 'new' && !labels.includes(label)) throw new RangeError(`There is no cluster ${label}.`);
  for (const answer of answers) {
    if (answer !== 'greedy' && !(answer in clusters))
      throw new RangeError(`There is no draw ${answer} of ${clusters.length}.`);
    labels[answer === 'greedy' ? clusters.length : answer] = label;
  }
  const own = labels.pop()!;
  const order = [...new Set(labels)];
  return {
    clusters: labels.map((each) => order.indexOf(each)),
    greedy: order.includes(own) ? order.indexOf(own) : null
  };
}
