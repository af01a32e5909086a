import { toBase64 } from '../runs/file/base64';
import { answersOfRecord, type AnswersRecord } from './run-record';
import type { rawRun } from './runs';

/** A record unpacked, or as it is where it cannot be. */
function asItReads(record: AnswersRecord): unknown {
  try {
    return { runId: record.runId, ...answersOfRecord(record) };
  } catch {
    return record;
  }
}

const text = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Uint8Array ? toBase64(part) : part), 1);

/**
 * What is stored of a run as the pieces of a file, for one that cannot be shown: a JSON document, one question at a time, so
 * that no text longer than a question is made.
 */
export function* asStoredPieces({ answers, ...rest }: Awaited<ReturnType<typeof rawRun>>): Generator<string> {
  yield `${text(rest).slice(0, -'\n}'.length)},\n "answers": [`;
  for (const [i, record] of answers.entries()) yield `${i > 0 ? ',' : ''}\n${text(asItReads(record))}`;
  yield '\n ]\n}\n';
}
