import { expect, it } from 'vitest';
import { Interrupted } from '../generate';
import { BatchGatherer, type Append } from './batch-gatherer';
import type { LlamaBatch } from './llama-protocol';

const append = (sequence: number, ...tokens: number[]): Append => ({ sequence, tokens, at: 0, wanted: 1 });

/** Batches that are computed when told to; the logits of a token are its number. */
function handMade() {
  const batches: LlamaBatch[] = [];
  const finish: ((brokenOff: boolean) => void)[] = [];
  const gatherer = new BatchGatherer((batch) => {
    batches.push(batch);
    const logits = Float32Array.from(batch.tokens.filter((_, i) => batch.wanted[i]));
    return new Promise((resolve) => finish.push((brokenOff) => resolve(brokenOff ? null : logits)));
  }, 1);
  const begun = async (count: number) => {
    while (batches.length < count) await new Promise((resolve) => setTimeout(resolve));
  };
  return { gatherer, batches, finish, begun };
}

it('puts what is asked at the same time into one batch, and each gets its own logits', async () => {
  const { gatherer, batches, finish, begun } = handMade();
  const all = [append(2, 7), append(0, 5, 6), append(1, 9)].map((each) => gatherer.append(each));
  await begun(1);
  expect(batches[0].sequences).toEqual([0, 0, 1, 2]);
  finish[0](false);
  expect((await Promise.all(all)).map(({ logits }) => Array.from(logits))).toEqual([[7], [6], [9]]);
});

it('when interrupted, nothing of what waits is computed, and the batch that is broken off says so to all of it', async () => {
  const { gatherer, batches, finish, begun } = handMade();
  const outcome = (each: Append) => gatherer.append(each).catch((error: unknown) => error);
  const computed = [outcome(append(0, 1)), outcome(append(1, 2))];
  await begun(1);
  const waiting = outcome(append(2, 3));
  gatherer.interrupt();
  expect(await waiting).toBeInstanceOf(Interrupted);
  finish[0](true);
  for (const each of computed) expect(await each).toBeInstanceOf(Interrupted);
  expect(batches).toHaveLength(1);

  const next = gatherer.append(append(0, 4));
  await begun(2);
  finish[1](false);
  expect(Array.from((await next).logits)).toEqual([4]);
});

it('interrupted before its batch is made, it makes none, and goes on with what is asked then', async () => {
  const { gatherer, batches, finish, begun } = handMade();
  const early = gatherer.append(append(0, 1)).catch((error: unknown) => error);
  gatherer.interrupt();
  const next = gatherer.append(append(0, 2));
  expect(await early).toBeInstanceOf(Interrupted);
  await begun(1);
  finish[0](false);
  expect(Array.from((await next).logits)).toEqual([2]);
  expect(batches).toHaveLength(1);
});
