import type { DecisionRows } from './decision-rows';

/**
 * The questions that all rows have: the same id and, where they are known, the same words.
 * @returns for each such question its place in each of the rows, in the order of the first
 */
export function sharedPlaces(all: readonly Pick<DecisionRows, 'ids' | 'texts'>[]): number[][] {
  const [first, ...others] = all;
  if (!first) return [];
  const placesOf = others.map(({ ids }) => new Map(ids.map((id, place) => [id, place])));
  return first.ids.flatMap((id, place) => {
    const found = [place, ...placesOf.map((places) => places.get(id) ?? -1)];
    if (found.includes(-1)) return [];
    const words = all.flatMap(({ texts }, i) => (texts ? [texts[found[i]!]] : []));
    return new Set(words).size > 1 ? [] : [found];
  });
}
