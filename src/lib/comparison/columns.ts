import type { Arm, Trace } from '../methods/arm';
import { methodOf } from '../methods/registry';
import type { Run, StoredAnswers } from '../runs/run';
import { evidenceReader } from '../runs/stored-answers';
import type { Signal, SignalContext } from '../signals/define-signal';
import { signalsFrom } from '../signals/registry';

/** What signals need of a run besides its answers. */
export type RunHead = { plan: { arms: readonly Arm[] } } & Pick<Run, 'model'>;

/** What one signal made of one trace. */
export interface Cell {
  /** At T = 1; NaN where nothing could be read. */
  value: number;
  /** Whether the answer the signal is about is right, `null` where neither; `undefined` where the arm's graded answer counts. */
  judged: boolean | null | undefined;
}

/** Key of a row in its run. */
export function rowKey(armId: string, signalId: string): string {
  return `${armId}/${signalId}`;
}

/** Signals of an arm that mean something for a run's model, in the order they are shown. */
export function signalsOfArm({ method }: Pick<Arm, 'method'>, { model }: Pick<Run, 'model'>): Signal[] {
  const raw = model?.rawLogits ?? true;
  return signalsFrom(methodOf(method).leaves).filter(({ needsRawLogits }) => raw || !needsRawLogits);
}

/** What a signal of a trace is read with, apart from the temperature. */
export function contextOf(
  stored: StoredAnswers,
  { model }: Pick<Run, 'model'>
): Omit<SignalContext, 'temperature'> {
  return { ...evidenceReader(stored), vocabularySize: model?.vocabularySize ?? NaN };
}

/** Every signal of one question's traces at T = 1, by `rowKey`. */
export function cellsOf(stored: StoredAnswers, run: RunHead): Map<string, Cell> {
  const context = { ...contextOf(stored, run), temperature: 1 };
  const arms = new Map(run.plan.arms.map((arm) => [arm.id, arm]));
  const cells = new Map<string, Cell>();
  for (const { armId, evidence } of stored.traces) {
    const arm = arms.get(armId);
    if (!arm) continue;
    for (const signal of signalsOfArm(arm, run)) {
      const value = signal.valueOf(evidence, context) ?? NaN;
      cells.set(rowKey(armId, signal.id), { value, judged: signal.judges(evidence) });
    }
  }
  return cells;
}

const kept = new WeakMap<StoredAnswers, Map<string, Cell>>();

/** `cellsOf`, kept with the answers: they do not change while a run fills in or is graded. */
export function keptCells(stored: StoredAnswers, run: RunHead): Map<string, Cell> {
  let cells = kept.get(stored);
  if (!cells) {
    cells = cellsOf(stored, run);
    kept.set(stored, cells);
  }
  return cells;
}

/** Whether a question's signals were computed and are kept. */
export function hasCells(stored: StoredAnswers): boolean {
  return kept.has(stored);
}

/** Keeps a question's signals that were computed elsewhere. */
export function keepCells(stored: StoredAnswers, cells: Map<string, Cell>): void {
  kept.set(stored, cells);
}

/** A question's trace of an arm. */
export function traceOf(stored: StoredAnswers, armId: string): Trace | undefined {
  return stored.traces.find((trace) => trace.armId === armId);
}
