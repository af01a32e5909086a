import type { Trace } from '../methods/arm';
import { wasTooLong } from '../methods/too-long';
import type { StoredAnswers, StoredCall } from './run';

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
