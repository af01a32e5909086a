const number = new Intl.NumberFormat('en');

/** A count with its noun, e.g. "1 question", "50,000 questions". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${number.format(count)} ${count === 1 ? noun : plural}`;
}
