import type { RunFile, StoredAnswers, StoredCall } from '../run';
import { toBase64 } from './base64';

/** Names the kind of file at its beginning. */
export const FORMAT = 'calibration-lab/run';
export const VERSION = 2;

function withoutTime(call: StoredCall): unknown {
  const { promptTokens, prefilledTokens, decodedTokens } = call.cost;
  const cost = { promptTokens, prefilledTokens, decodedTokens };
  switch (call.do) {
    case 'generate':
      return { ...call, reply: { ...call.reply, steps: toBase64(call.reply.steps) }, cost };
    case 'sample': {
      const draws = call.draws.map((draw) => ({ ...draw, steps: toBase64(draw.steps) }));
      return { ...call, draws, cost };
    }
    default:
      return { ...call, cost };
  }
}

/** What one question gave, as it stands in a file; its times stand elsewhere. */
export function answersJson({ questionId, calls, traces }: StoredAnswers) {
  return { questionId, calls: calls.map(withoutTime), traces };
}

/**
 * A run as the pieces of a `run.json`, one question at a time: a single JSON document that is also read a line at a time,
 * so that no text longer than a question is ever made. Wall times stand apart, in `timings`, so that the answers of two runs
 * with the same seed on the same engine are equal.
 */
export function* runFilePieces({ run, answers }: RunFile): Generator<string> {
  yield `{"format":"${FORMAT}","version":${VERSION},"run":${JSON.stringify(run)},\n"answers":[\n`;
  // Gathered on the way: what a question gave may have to be unpacked to be looked at.
  const timings: string[] = [];
  for (const [i, { questionId, calls, traces }] of answers.entries()) {
    const times = calls.map(({ cost }) => cost.ms);
    timings.push(`${i > 0 ? ',\n' : ''}${JSON.stringify(questionId)}:${JSON.stringify(times)}`);
    yield `${i > 0 ? ',\n' : ''}${JSON.stringify(answersJson({ questionId, calls, traces }))}`;
  }
  yield '\n],\n"timings":{\n';
  yield* timings;
  yield '\n}}\n';
}

/** Pieces that are texts at once: a blob of them need not be in the page's memory. */
const TEXTS = 500;

/** A run as a file. */
export function runFileBlob(file: RunFile): Blob {
  const parts: Blob[] = [];
  let texts: string[] = [];
  for (const piece of runFilePieces(file)) {
    if (texts.push(piece) < TEXTS) continue;
    parts.push(new Blob(texts));
    texts = [];
  }
  return new Blob([...parts, ...texts], { type: 'application/json' });
}
