/** A number with so many decimals and a true minus; – where there is none. Never “−0.00”. @param minus the sign to write */
export function decimals(value: number | null | undefined, digits = 2, minus = '−'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value).toFixed(digits);
  return value < 0 && Number(size) !== 0 ? `${minus}${size}` : size;
}
