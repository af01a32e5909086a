import type { SameAnswer } from './equivalence';

/**
 * Groups answers: each joins the first cluster whose first member it is the same as, in the order they come, else begins
 * one (Kuhn, Gal & Farquhar 2023, algorithm 1).
 * @returns the cluster of each answer, numbered from 0 as they first appear
 */
export async function clustersOf(answers: readonly string[], same: SameAnswer): Promise<number[]> {
  const first: string[] = [];
  const clusters: number[] = [];
  for (const answer of answers) {
    let cluster = await clusterOf(answer, first, same);
    if (cluster === null) cluster = first.push(answer) - 1;
    clusters.push(cluster);
  }
  return clusters;
}

/** The first of some clusters' first members that an answer is the same as; `null` where there is none. */
export async function clusterOf(
  answer: string,
  firstMembers: readonly string[],
  same: SameAnswer
): Promise<number | null> {
  for (const [cluster, member] of firstMembers.entries()) if (await same(member, answer)) return cluster;
  return null;
}

/** The first member of each cluster. @param clusters numbered from 0 as they first appear */
export function firstMembers<T>(members: readonly T[], clusters: readonly number[]): T[] {
  return members.filter((_, i) => clusters.indexOf(clusters[i]!) === i);
}
