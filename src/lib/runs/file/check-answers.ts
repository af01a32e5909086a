import { unpackReply } from '../../engine/packed-reply';
import type { Reply } from '../../engine/reply';
import type { DrawnReply } from '../../methods/calls';
import type { Evidence } from '../../methods/evidence';
import { unpackDraw, type PackedDraw } from '../../methods/packed-draw';
import type { StoredAnswers, StoredCall } from '../run';
import { checkGold, checkLogits } from './check-options';
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
      for (const [i, own] of tokens.entries()) checkLength(own, logProbs[i].length, `${place}.tokens.${i}`);
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
  if (!sound) throw new RunFileError(`${place}.steps: are no log-probabilities, entropies and logits`);
}

/** Checks the clusters of some answers: numbered from 0 as they first appear. @throws RunFileError */
function checkClusters(clusters: readonly number[], count: number, place: string): void {
  checkLength(clusters, count, place);
  let next = 0;
  for (const [i, cluster] of clusters.entries()) {
    if (cluster > next)
      throw new RunFileError(`${place}.${i}: is ${cluster} where ${next} is the next new cluster`);
    if (cluster === next) next++;
  }
}

function checkEvidence(evidence: Evidence, calls: Map<string, StoredCall>, place: string): void {
  switch (evidence.kind) {
    case 'reply':
    case 'stated': {
      const call = calls.get(evidence.call);
      if (call?.do !== 'generate')
        throw new RunFileError(`${place}.call: “${evidence.call.slice(0, 200)}” is no reply of this trace`);
      if (evidence.kind === 'stated' || !evidence.span) return;
      const [from, to] = evidence.span;
      if (from >= to || to > call.reply.length)
        throw new RunFileError(
          `${place}.span: [${from}, ${to}) is no part of a reply of ${call.reply.length} tokens`
        );
      return;
    }
    case 'samples': {
      const call = calls.get(evidence.call);
      if (call?.do !== 'sample')
        throw new RunFileError(
          `${place}.call: “${evidence.call.slice(0, 200)}” drew no replies of this trace`
        );
      checkClusters(evidence.clusters, call.count, `${place}.clusters`);
      checkLength(evidence.grades, call.count, `${place}.grades`);
      if (evidence.greedy !== null && !evidence.clusters.includes(evidence.greedy))
        throw new RunFileError(`${place}.greedy: is ${evidence.greedy}, and there is no such cluster`);
      return;
    }
    case 'option-scores': {
      const { texts, gold, tokenLogProbs, withoutQuestion } = evidence;
      checkGold(gold, texts, place);
      checkLength(tokenLogProbs, texts.length, `${place}.tokenLogProbs`);
      if (!tokenLogProbs.some((own) => own.every(Number.isFinite)))
        throw new RunFileError(`${place}.tokenLogProbs: rule out every option`);
      checkLength(withoutQuestion ?? undefined, texts.length, `${place}.withoutQuestion`);
      return;
    }
    case 'option-letters':
      checkGold(evidence.gold, evidence.texts, place);
      checkLogits(evidence.logits, evidence.texts.length, `${place}.logits`);
      return;
    case 'number':
      if (evidence.whole) checkLogits(evidence.whole, 2, `${place}.whole`);
      checkLogits(evidence.tenths, 10, `${place}.tenths`);
      for (const [i, row] of (evidence.hundredths ?? []).entries())
        checkLogits(row, 10, `${place}.hundredths.${i}`);
  }
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
