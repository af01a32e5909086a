import type { Trace } from '../methods/arm';
import type { Run, StoredAnswers } from '../runs/run';
import { evidenceReader } from '../runs/evidence-reader';
import type { SignalContext } from '../signals/define-signal';

/** A question's trace of an arm. */
export function traceOf(stored: StoredAnswers, armId: string): Trace | undefined {
  return stored.traces.find((trace) => trace.armId === armId);
}

/** What a signal of a trace is read with, apart from the temperature. */
export function contextOf(
  stored: StoredAnswers,
  { model }: Pick<Run, 'model'>
): Omit<SignalContext, 'temperature'> {
  return { ...evidenceReader(stored), vocabularySize: model?.vocabularySize ?? NaN };
}
