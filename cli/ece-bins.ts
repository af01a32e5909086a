/** How a column of ECEs says their bins: in its head where all have as many, else in every cell. */
export interface BinWords {
  head: string;
  /** What follows an ECE over so many bins. */
  after(bins: number): string;
}

/** Says the bins of ECEs. @param bins of each; `null` where there is no ECE */
export function binWords(bins: readonly (number | null)[]): BinWords {
  const sizes = new Set(bins.filter((size) => size !== null));
  const said = (size: number) => `${size} bin${size === 1 ? '' : 's'}`;
  if (sizes.size > 1) return { head: 'ECE', after: (size) => ` (${said(size)})` };
  const [size] = sizes;
  return { head: size === undefined ? 'ECE' : `ECE, ${said(size)}`, after: () => '' };
}
