const count = (value: number, unit: string) => (value > 0 ? ` ${value} ${unit}` : '');

/**
 * A time in words, as coarse as people say it: seconds below 50 s, minutes below an hour, then hours and minutes, days and
 * hours. What is rounded up carries over: never “60 min” or “1 h 60 min”.
 * @param seconds not negative
 */
export function durationText(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds < 49.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h${count(minutes % 60, 'min')}`;
  const hours = Math.round(seconds / 3600);
  const days = Math.floor(hours / 24);
  return `${days} day${days === 1 ? '' : 's'}${count(hours % 24, 'h')}`;
}
