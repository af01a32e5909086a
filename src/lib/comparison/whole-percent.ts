/** A share as a whole percentage. */
export const wholePercent = (share: number): string => `${Math.round(100 * share)} %`;
