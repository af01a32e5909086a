import type { Trace } from '../methods/arm';
import { wasTooLong } from '../methods/too-long';
import type { StoredAnswers, StoredCall } from './run';

/** The rule of a verdict that a file of predictions gives. */
export const GIVEN_RULE = 'file';

/** Whether a trace has an answer from a file of predictions that was graded by the lab's rules: there is no call behind it. */
export function isGradedHere({ answer, verdict, evidence }: Trace): boolean {
  return answer !== null && verdict.rule !== GIVEN_RULE && evidence.some(({ kind }) => kind === 'given');
}

/** A stored call with a greedy reply. */
export type StoredReply = Extract<StoredCall, { do: 'generate' }>;

/**
 * The call with the reply that a trace's answer was read from: of several prompts the one that answers for all, else the
 * first reply; `undefined` where nothing was written.
 */
export function gradedCall({ calls }: StoredAnswers, trace: Trace): StoredReply | undefined {
  if (wasTooLong(trace)) return undefined;
  const several = trace.evidence.find((each) => each.kind === 'prompts');
  const replies = calls.filter((call) => call.do === 'generate');
  const id = several
    ? several.calls[several.chosen]
    : trace.calls.find((each) => replies.some((call) => call.id === each));
  return replies.find((call) => call.id === id);
}
