import { packReply, unpackReply } from '../engine/packed-reply';
import type { Reply } from '../engine/reply';
import type { Answered } from '../methods/arm';
import type { StoredAnswers } from './run';

/** What a question gave, packed to be held and stored. */
export function storedAnswers({ questionId, calls, traces }: Answered): StoredAnswers {
  return {
    questionId,
    calls: calls.map((call) => (call.do === 'generate' ? { ...call, reply: packReply(call.reply) } : call)),
    traces
  };
}

/**
 * Replies of a question's calls, each unpacked when it is first asked for and kept as long as the reader is.
 * @returns the reply of a call; throws RangeError where there is no such call or it gave no reply
 */
export function replyReader({ questionId, calls }: StoredAnswers): (call: string) => Reply {
  const unpacked = new Map<string, Reply>();
  return (id) => {
    let reply = unpacked.get(id);
    if (!reply) {
      const call = calls.find((each) => each.id === id);
      if (call?.do !== 'generate')
        throw new RangeError(`Question ${questionId}: the call ${id} gave no reply`);
      reply = unpackReply(call.reply);
      unpacked.set(id, reply);
    }
    return reply;
  };
}
