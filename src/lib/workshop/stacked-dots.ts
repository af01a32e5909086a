/** A dot of a dot plot: its place across, and how many lie under it. */
export interface StackedDot {
  x: number;
  level: number;
}

/** Dots of a dot plot (Wilkinson 1999, with columns of one width): those of one column stand on each other, in their order. */
export function stackedDots(places: readonly number[], width: number): StackedDot[] {
  const heights = new Map<number, number>();
  return places.map((place) => {
    const column = Math.round(place / width);
    const level = heights.get(column) ?? 0;
    heights.set(column, level + 1);
    return { x: width * column, level };
  });
}
