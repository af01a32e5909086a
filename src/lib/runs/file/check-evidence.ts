import type { Grouping } from '../../methods/equivalence/grouping';
import type { Evidence, TruthLogits } from '../../methods/evidence';
import type { StoredCall } from '../run';
import { checkGold, checkLogits } from './check-options';
import { checkLength, checkUnique, RunFileError } from './checked';

type Calls = ReadonlyMap<string, StoredCall>;

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

/** Checks how some drawn answers are grouped. @param count how many were drawn @throws RunFileError */
export function checkGrouping({ clusters, greedy }: Grouping, count: number, place: string): void {
  checkClusters(clusters, count, `${place}.clusters`);
  if (greedy !== null && !clusters.includes(greedy))
    throw new RunFileError(`${place}.greedy: is ${greedy}, and there is no such cluster`);
}

/** The reply that evidence refers to. @throws RunFileError where it is none of the trace's */
function replyOf(id: string, calls: Calls, place: string) {
  const call = calls.get(id);
  if (call?.do !== 'generate')
    throw new RunFileError(`${place}: “${id.slice(0, 200)}” is not a reply of this trace`);
  return call;
}

/** The drawn replies that evidence refers to. @throws RunFileError where they are none of the trace's */
function drawsOf(id: string, calls: Calls, place: string) {
  const call = calls.get(id);
  if (call?.do !== 'sample')
    throw new RunFileError(`${place}: “${id.slice(0, 200)}” drew no replies of this trace`);
  return call;
}

function checkTruth(orders: TruthLogits, place: string): void {
  for (const [i, logits] of orders.entries()) checkLogits(logits, 2, `${place}.${i}`);
}

/**
 * Checks that evidence is whole, and that what it refers to is there and of the right kind.
 * @param calls of its trace, by id
 * @param place where it stands
 * @throws RunFileError saying what is wrong and where
 */
export function checkEvidence(evidence: Evidence, calls: Calls, place: string): void {
  switch (evidence.kind) {
    case 'reply':
    case 'stated': {
      const call = replyOf(evidence.call, calls, `${place}.call`);
      if (evidence.kind === 'stated' || !evidence.span) return;
      const [from, to] = evidence.span;
      if (from >= to || to > call.reply.length)
        throw new RunFileError(
          `${place}.span: [${from}, ${to}) is no part of a reply of ${call.reply.length} tokens`
        );
      return;
    }
    case 'samples': {
      const call = drawsOf(evidence.call, calls, `${place}.call`);
      checkGrouping(evidence, call.count, place);
      checkLength(evidence.grades, call.count, `${place}.grades`);
      return;
    }
    case 'likeness': {
      const { reply, cosines, relevances } = evidence;
      const { count, draws } = drawsOf(evidence.call, calls, `${place}.call`);
      const { length } = replyOf(reply, calls, `${place}.reply`).reply;
      checkLength(cosines, count, `${place}.cosines`);
      for (const [i, row] of cosines.entries()) checkLength(row, i, `${place}.cosines.${i}`);
      if (!relevances) return;
      checkLength(relevances.reply, length, `${place}.relevances.reply`);
      checkLength(relevances.draws, count, `${place}.relevances.draws`);
      for (const [i, own] of relevances.draws.entries())
        checkLength(own, draws[i]!.tokens.length, `${place}.relevances.draws.${i}`);
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
    case 'truth':
      checkTruth(evidence.orders, `${place}.orders`);
      return;
    case 'guesses':
      replyOf(evidence.call, calls, `${place}.call`);
      checkLength(evidence.values, evidence.texts.length, `${place}.values`);
      checkClusters(evidence.clusters, evidence.texts.length, `${place}.clusters`);
      return;
    case 'option-orders':
      checkGold(evidence.gold, evidence.texts, place);
      checkLength(evidence.orders, evidence.texts.length, `${place}.orders`);
      for (const [i, logits] of evidence.orders.entries())
        checkLogits(logits, evidence.texts.length, `${place}.orders.${i}`);
      return;
    case 'prompts': {
      const { names, calls: ids, confidences, clusters, chosen } = evidence;
      checkLength(ids, names.length, `${place}.calls`);
      for (const [i, id] of ids.entries()) replyOf(id, calls, `${place}.calls.${i}`);
      checkLength(confidences, names.length, `${place}.confidences`);
      checkClusters(clusters, names.length, `${place}.clusters`);
      if (chosen >= names.length)
        throw new RunFileError(`${place}.chosen: is ${chosen}, counted from 0, of ${names.length}`);
      return;
    }
    case 'abstention':
      replyOf(evidence.call, calls, `${place}.call`);
      if (evidence.guess) replyOf(evidence.guess.call, calls, `${place}.guess.call`);
      if (evidence.abstained !== (evidence.guess !== null))
        throw new RunFileError(`${place}.guess: goes with declining, and with nothing else`);
      return;
    case 'alternatives': {
      const { texts, truths, agreeing, drawn } = evidence;
      checkLength(truths, texts.length, `${place}.truths`);
      for (const [i, orders] of truths.entries()) checkTruth(orders, `${place}.truths.${i}`);
      if (drawsOf(evidence.call, calls, `${place}.call`).count !== drawn || agreeing > drawn)
        throw new RunFileError(`${place}.drawn: are not as many as were drawn`);
      return;
    }
    case 'own-options': {
      const { call, texts, orders } = evidence;
      drawsOf(call, calls, `${place}.call`);
      checkLength(orders, texts.length, `${place}.orders`);
      for (const [i, logits] of orders.entries()) checkLogits(logits, texts.length, `${place}.orders.${i}`);
      return;
    }
    case 'selection': {
      const { names, losses, counted, chosen } = evidence;
      checkLength(losses, names.length, `${place}.losses`);
      checkLength(counted, names.length, `${place}.counted`);
      if (chosen >= names.length)
        throw new RunFileError(`${place}.chosen: is ${chosen}, counted from 0, of ${names.length}`);
      return;
    }
    case 'option-letters':
      checkGold(evidence.gold, evidence.texts, place);
      checkLogits(evidence.logits, evidence.texts.length, `${place}.logits`);
      return;
    case 'given':
      checkUnique(
        evidence.values.map(({ signal }) => signal),
        `${place}.values`
      );
      for (const [i, { options }] of evidence.values.entries()) {
        if (!options) continue;
        checkLogits(options.logits, options.logits.length, `${place}.values.${i}.options.logits`);
        if (options.gold >= options.logits.length)
          throw new RunFileError(
            `${place}.values.${i}.options.gold: is ${options.gold}, counted from 0, of ${options.logits.length}`
          );
      }
      return;
    case 'number':
      if (evidence.whole) checkLogits(evidence.whole, 2, `${place}.whole`);
      checkLogits(evidence.tenths, 10, `${place}.tenths`);
      for (const [i, row] of (evidence.hundredths ?? []).entries())
        checkLogits(row, 10, `${place}.hundredths.${i}`);
  }
}
