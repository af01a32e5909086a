/**
 * Popularity in [0, 1] of a subject from the monthly page views of its article: log10(1 + views) / 6, so that a million
 * views and more are 1. PopQA counts the same way (`s_pop`; Mallen et al. 2023, "When Not to Trust Language Models").
 * @param views at least 0
 */
export function popularityOf(views: number): number {
  return Math.min(1, Math.log10(1 + Math.max(0, views)) / 6);
}
