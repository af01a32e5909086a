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
  for (const [i, each] of answers.entries())
    yield `${i > 0 ? ',\n' : ''}${JSON.stringify(answersJson(each))}`;
  yield '\n],\n"timings":{\n';
  for (const [i, { questionId, calls }] of answers.entries()) {
    const times = calls.map(({ cost }) => cost.ms);
    yield `${i > 0 ? ',\n' : ''}${JSON.stringify(questionId)}:${JSON.stringify(times)}`;
  }
  yield '\n}}\n';
}

/** A run as a file. */
export function runFileBlob(file: RunFile): Blob {
  return new Blob([...runFilePieces(file)], { type: 'application/json' });
}
