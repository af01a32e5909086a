/** Where an id of a run is asked for: the run that came with the lab. */
export const RECORDED = 'recorded';

const reserved = [RECORDED, `${RECORDED}-graded`];

/** Whether an id is never given to a stored run. */
export function isReserved(id: string): boolean {
  return reserved.includes(id);
}

/** An id like the one given that no run has. Ids of the lab's own making are never given. */
export function freshRunId(id: string, taken: Iterable<string>): string {
  const others = new Set([...taken, ...reserved]);
  if (!others.has(id)) return id;
  for (let n = 2; ; n++) if (!others.has(`${id}-${n}`)) return `${id}-${n}`;
}
