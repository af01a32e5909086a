import { unpackReply } from '../../engine/packed-reply';
import type { Reply } from '../../engine/reply';
import type { DrawnReply } from '../../methods/calls';
import { unpackDraw, type PackedDraw } from '../../methods/packed-draw';
import type { StoredAnswers, StoredCall } from '../run';
import { checkEvidence } from './check-evidence';
import { checkSteps, ROUNDED } from './check-steps';
import { checkLength, checkUnique, RunFileError } from './checked';

function unpack(call: Extract<StoredCall, { do: 'generate' }>, place: string): Reply {
  try {
    return unpackReply(call.reply);
  } catch (error) {
    throw new RunFileError(`${place}: cannot be unpacked: ${(error as Error).message}`);
  }
}

function checkCall(call: StoredCall, place: string): void {
  switch (call.do) {
    case 'embed':
      return;
    case 'generate': {
      const { steps } = unpack(call, `${place}.reply.steps`);
      checkLength(steps, call.reply.length, `${place}.reply.steps`);
      checkSteps(steps, `${place}.reply.steps`);
      return;
    }
    case 'logits':
      checkLength(call.logits, call.endings.length, `${place}.logits`);
      for (const [i, row] of call.logits.entries())
        checkLength(row, call.tokens.length, `${place}.logits.${i}`);
      return;
    case 'sample':
      checkLength(call.draws, call.count, `${place}.draws`);
      for (const [i, draw] of call.draws.entries()) checkDraw(draw, `${place}.draws.${i}`);
      return;
    case 'score': {
      const { continuations, tokens, logProbs } = call;
      checkLength(logProbs, continuations.length, `${place}.logProbs`);
      // Runs of before did not always keep the tokens' texts.
      if (tokens.length === 0) return;
      checkLength(tokens, continuations.length, `${place}.tokens`);
      for (const [i, own] of tokens.entries()) checkLength(own, logProbs[i]!.length, `${place}.tokens.${i}`);
    }
  }
}

function checkDraw(draw: PackedDraw, place: string): void {
  let numbers: DrawnReply;
  try {
    numbers = unpackDraw(draw);
  } catch (error) {
    throw new RunFileError(`${place}.steps: ${(error as Error).message}`);
  }
  const { logProbs, entropies, logPartitions, chosenLogits } = numbers;
  const sound =
    logProbs.every((value) => value <= ROUNDED) &&
    entropies.every((value) => value >= 0 && Number.isFinite(value)) &&
    [...logProbs, ...logPartitions, ...chosenLogits].every(Number.isFinite);
  if (!sound) throw new RunFileError(`${place}.steps: are not log-probabilities, entropies and logits`);
}

/**
 * Checks that what one question gave fits together: every call once and whole, every trace once, and all that a trace
 * refers to there and of the right kind.
 * @param place where it stands
 * @throws RunFileError saying what is wrong and where
 */
export function checkAnswers({ questionId, calls, traces }: StoredAnswers, place: string): void {
  checkUnique(
    calls.map(({ id }) => id),
    `${place}.calls`
  );
  checkUnique(
    traces.map(({ armId }) => armId),
    `${place}.traces`
  );
  for (const [i, call] of calls.entries()) checkCall(call, `${place}.calls.${i}`);
  const known = new Map(calls.map((call) => [call.id, call]));
  for (const [i, trace] of traces.entries()) {
    const at = `${place}.traces.${i}`;
    if (trace.questionId !== questionId)
      throw new RunFileError(`${at}.questionId: is not that of the question it stands with`);
    checkUnique(trace.calls, `${at}.calls`);
    const missing = trace.calls.find((id) => !known.has(id));
    if (missing !== undefined)
      throw new RunFileError(`${place}.traces: there is no call ${missing.slice(0, 200)}`);
    checkUnique(
      trace.evidence.map(({ kind }) => kind),
      `${at}.evidence`
    );
    const own = new Map(trace.calls.map((id) => [id, known.get(id)!]));
    for (const [j, evidence] of trace.evidence.entries()) checkEvidence(evidence, own, `${at}.evidence.${j}`);
  }
}
