/** Whether an id is what a run or a set got that was kept beside the one of another id, since that was taken. */
export function isKeptBeside(id: string, other: string): boolean {
  return other.startsWith(`${id}-`) && /^\d+$/.test(other.slice(id.length + 1));
}
