/** Milliseconds one call takes: the median and the least over several batches, after warming up. */
export interface Timing {
  median: number;
  least: number;
}

/** Keeps results alive, so that no call is optimised away. */
export let sink: unknown;

/**
 * Times a function in this process.
 * @param batches timings taken; each calls the function often enough to last `batchMs`
 */
export function measure(run: () => unknown, { batches = 7, batchMs = 40, warmMs = 150 } = {}): Timing {
  let calls = 0;
  const start = performance.now();
  do {
    sink = run();
    calls++;
  } while (performance.now() - start < warmMs);
  const each = (performance.now() - start) / calls;
  const perBatch = Math.max(1, Math.round(batchMs / each));
  const times = Array.from({ length: batches }, () => {
    const from = performance.now();
    for (let i = 0; i < perBatch; i++) sink = run();
    return (performance.now() - from) / perBatch;
  }).sort((a, b) => a - b);
  return { median: times[times.length >> 1], least: times[0] };
}

/** Times two functions in turn, so that a busy machine slows both alike. */
export function measurePair(
  first: () => unknown,
  second: () => unknown,
  options: { batches?: number; batchMs?: number } = {}
): [Timing, Timing] {
  const rounds = options.batches ?? 9;
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const warmMs = round === 0 ? 150 : 0;
    a.push(measure(first, { batches: 1, batchMs: options.batchMs, warmMs }).median);
    b.push(measure(second, { batches: 1, batchMs: options.batchMs, warmMs }).median);
  }
  const timing = (times: number[]): Timing => {
    times.sort((x, y) => x - y);
    return { median: times[times.length >> 1], least: times[0] };
  };
  return [timing(a), timing(b)];
}
