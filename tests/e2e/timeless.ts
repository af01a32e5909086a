import type { RunFile } from '../../src/lib/runs/run';

/** A run's answers without the time each call took. */
export function timeless({ answers }: RunFile): unknown {
  return answers.map(({ questionId, calls, traces }) => ({
    questionId,
    calls: calls.map((call) => ({ ...call, cost: { ...call.cost, ms: 0 } })),
    traces
  }));
}
