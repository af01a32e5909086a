import { packReply } from '../engine/pack-reply';
import type { Answered } from '../methods/arm';
import type { Call } from '../methods/calls';
import { packDraw } from '../methods/packed-draw';
import type { StoredAnswers, StoredCall } from './run';

function storedCall(call: Call): StoredCall {
  switch (call.do) {
    case 'generate':
      return { ...call, reply: packReply(call.reply) };
    case 'sample':
      return { ...call, draws: call.draws.map(packDraw) };
    default:
      return call;
  }
}

/** What a question gave, packed to be held and stored. */
export function storedAnswers({ questionId, calls, traces }: Answered): StoredAnswers {
  return { questionId, calls: calls.map(storedCall), traces };
}
