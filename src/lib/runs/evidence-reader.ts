import { unpackReply } from '../engine/packed-reply';
import { unpackDraw } from '../methods/packed-draw';
import type { EvidenceReader } from '../signals/define-signal';
import type { StoredAnswers } from './run';

/** A function that remembers what it gave. */
function remembered<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, make(id));
    return known.get(id)!;
  };
}

/**
 * What a question's calls wrote, each unpacked when it is first asked for and kept as long as the reader is.
 * @returns readers that throw RangeError where there is no such call or it gave no reply
 */
export function evidenceReader({ questionId, calls }: StoredAnswers): EvidenceReader {
  const find = (id: string) => calls.find((each) => each.id === id);
  const none = (id: string) => new RangeError(`Question ${questionId}: the call ${id} gave no reply`);
  return {
    reply: remembered((id) => {
      const call = find(id);
      if (call?.do !== 'generate') throw none(id);
      return unpackReply(call.reply);
    }),
    draws: remembered((id) => {
      const call = find(id);
      if (call?.do !== 'sample') throw none(id);
      return call.draws.map(unpackDraw);
    })
  };
}
