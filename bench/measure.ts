/** Milliseconds of CPU time that one call takes: the median and the least over several batches, after warming up. */
export interface Timing {
  median: number;
  least: number;
}

/** Keeps results alive, so that no call is optimised away. */
export let sink: unknown;

/** CPU time of this process in ms; unlike the clock it does not run while other processes have the core. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(run: () => unknown, calls: number): number {
  const from = cpuMs();
  for (let i = 0; i < calls; i++) sink = run();
  return (cpuMs() - from) / calls;
}

/** How a function is timed. */
export interface MeasureOptions {
  /** Timings taken; each calls the function often enough to last about `batchMs`. */
  batches?: number;
  batchMs?: number;
  warmMs?: number;
}

/**
 * Times functions in turn, a batch each, so that whatever slows the machine slows all alike.
 * @returns timings in the order of the functions
 */
export function measure(
  runs: readonly (() => unknown)[],
  { batches = 9, batchMs = 40, warmMs = 200 }: MeasureOptions = {}
): Timing[] {
  const calls = runs.map((run) => {
    let warm = 0;
    let spent = 0;
    do {
      spent += timed(run, 1);
      warm++;
    } while (spent < warmMs && warm < 5000);
    return Math.max(1, Math.round((batchMs * warm) / Math.max(spent, 1e-3)));
  });
  const times = runs.map(() => [] as number[]);
  for (let batch = 0; batch < batches; batch++) {
    runs.forEach((run, i) => times[i].push(timed(run, calls[i])));
  }
  return times.map((list) => {
    list.sort((a, b) => a - b);
    return { median: list[list.length >> 1], least: list[0] };
  });
}
