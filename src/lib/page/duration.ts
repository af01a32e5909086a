/** A time in words, as coarse as people say it. @param seconds not negative */
export function durationText(seconds: number): string {
  if (seconds < 50) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min`;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.round((seconds - 3600 * hours) / 60);
  return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
}
