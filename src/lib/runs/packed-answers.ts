import type { StoredAnswers, StoredCall } from './run';
import { ownBytes, sharedBytes } from './shared-memory';

/** What one question gave, as bytes: small to hold, quick to store and to hand to a worker, and read when it is looked at. */
export interface PackedAnswers {
  questionId: string;
  /** Calls and traces as JSON in UTF-8; where steps stand in them there is their number of bytes. */
  json: Uint8Array;
  /** The packed steps of all replies, one after the other. */
  steps: Uint8Array;
}

/** What one question gave as it is stored and handed over: packed, or as it is where bytes would lose something. */
export type PortableAnswers = PackedAnswers | StoredAnswers;

type Content = Pick<StoredAnswers, 'calls' | 'traces'>;
type Steps = { steps: Uint8Array };

/** What holds packed steps in some calls, in their order. */
function stepsIn(calls: readonly StoredCall[]): Steps[] {
  return calls.flatMap((call): Steps[] => {
    if (call.do === 'generate') return [call.reply];
    return call.do === 'sample' ? call.draws : [];
  });
}

/** Whether JSON would make another value of a number in it: JSON has neither −∞, NaN nor −0. */
function losesNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (losesNumbers(value[i])) return true;
    return false;
  }
  for (const name in value) if (losesNumbers((value as Record<string, unknown>)[name])) return true;
  return false;
}

/** A call with the number of bytes in place of steps. */
function counted(call: StoredCall): unknown {
  const inPlace = <T extends Steps>(holder: T) => ({ ...holder, steps: holder.steps.length });
  if (call.do === 'generate') return { ...call, reply: inPlace(call.reply) };
  return call.do === 'sample' ? { ...call, draws: call.draws.map(inPlace) } : call;
}

function pack({ questionId, calls, traces }: StoredAnswers): PackedAnswers | null {
  const content = { calls: calls.map(counted), traces };
  if (losesNumbers(content)) return null;
  const own = stepsIn(calls).map(({ steps }) => steps);
  const steps = new Uint8Array(own.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of own) {
    steps.set(each, at);
    at += each.length;
  }
  return { questionId, json: new TextEncoder().encode(JSON.stringify(content)), steps };
}

/** Packed answers in memory of their own. */
export function unshared(packed: PackedAnswers): PackedAnswers {
  return { ...packed, json: ownBytes(packed.json), steps: ownBytes(packed.steps) };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function unpackSoundly(packed: PackedAnswers): Content {
  const { json, steps } = unshared(packed);
  const content = JSON.parse(decoder.decode(json)) as Content;
  let at = 0;
  for (const holder of stepsIn(content.calls)) {
    const length = holder.steps as unknown as number;
    if (!Number.isInteger(length) || length < 0 || at + length > steps.length)
      throw new RangeError('steps are missing');
    holder.steps = steps.subarray(at, (at += length));
  }
  if (at !== steps.length) throw new RangeError('there are more steps than replies');
  return content;
}

/** @throws RangeError where the bytes are not those of packed answers */
function unpack(packed: PackedAnswers): Content {
  try {
    return unpackSoundly(packed);
  } catch (error) {
    throw new RangeError(
      `answers to “${packed.questionId.slice(0, 200)}”: cannot be unpacked: ${(error as Error).message}`,
      { cause: error }
    );
  }
}

/** Answers that are held unpacked at once. */
const HELD = 64;
const unpacked = new Map<PackedAnswers, Content>();

/** Unpacked content; that of the last few is kept, since a question is looked at more than once in a row. */
function contentOf(packed: PackedAnswers): Content {
  let content = unpacked.get(packed);
  if (!content) {
    content = unpack(packed);
    if (unpacked.size >= HELD) unpacked.delete(unpacked.keys().next().value!);
    unpacked.set(packed, content);
  }
  return content;
}

const packedOf = new WeakMap<StoredAnswers, PackedAnswers>();

/** What one question gave, read from bytes whenever it is looked at; it looks as if it were not packed. */
function lazily(packed: PackedAnswers): StoredAnswers {
  const answers: StoredAnswers = {
    questionId: packed.questionId,
    get calls() {
      return contentOf(packed).calls;
    },
    get traces() {
      return contentOf(packed).traces;
    }
  };
  packedOf.set(answers, packed);
  return answers;
}

/** What one question gave, to be stored or handed over; packed before where it is held so. */
export function portable(answers: StoredAnswers): PortableAnswers {
  return packedOf.get(answers) ?? pack(answers) ?? answers;
}

/** What was stored or handed over, as it is held; reading it throws where the bytes are damaged. */
export function held(portable: PortableAnswers): StoredAnswers {
  return 'json' in portable ? lazily(portable) : portable;
}

/** What one question gave, held in as little as it can be. */
export function heldSmall(answers: StoredAnswers): StoredAnswers {
  return held(portable(answers));
}

/** The memory of some packed answers, to be handed over in place of a copy; shared memory needs no handing over. */
export function buffersOf(answers: readonly PortableAnswers[]): ArrayBuffer[] {
  const buffers = answers.flatMap((each) => ('json' in each ? [each.json.buffer, each.steps.buffer] : []));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

/** Answers whose bytes all threads look at, where they are packed and the browser lets a page share memory. */
export function shared(answers: readonly PortableAnswers[], allowed?: boolean): PortableAnswers[] {
  const bytes = answers.flatMap((each) => ('json' in each ? [each.json, each.steps] : []));
  const moved = sharedBytes(bytes, allowed);
  let at = 0;
  return answers.map((each) =>
    'json' in each ? { ...each, json: moved[at++]!, steps: moved[at++]! } : each
  );
}
