/** Where a quantity lies between two others on a log scale, in [0, 1], to two decimals. */
export function logShare(value: number, low: number, high: number): number {
  const share = Math.log(Math.max(value, low) / low) / Math.log(high / low);
  return Number(Math.min(1, share).toFixed(2));
}
