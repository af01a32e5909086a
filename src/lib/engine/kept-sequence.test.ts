import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptSequence, type SequenceCache } from './kept-sequence';

/** A cache that keeps what was computed with how: each token with the batch it came in. */
class FakeCache implements SequenceCache {
  batches: number[][] = [];
  appended = 0;
  failing = false;

  /** @param elsewhere whether beginnings are brought from elsewhere, uncomputed */
  constructor(
    private readonly canTruncate = true,
    private readonly elsewhere = false
  ) {}

  async bring(beginning: readonly number[], compute: () => Promise<void>) {
    if (!this.elsewhere) return compute();
    if (this.failing) throw new Error('lost');
    this.batches.push([...beginning]);
  }

  get tokens(): number[] {
    return this.batches.flat();
  }

  async clear() {
    this.batches = [];
  }

  async truncate(length: number) {
    if (!this.canTruncate) return false;
    let left = length;
    this.batches = this.batches.flatMap((batch) => {
      const part = batch.slice(0, left);
      left -= part.length;
      return part.length > 0 ? [part] : [];
    });
    return true;
  }

  async append(tokens: readonly number[]) {
    if (this.failing) {
      this.batches.push([tokens[0]]);
      throw new Error('lost');
    }
    this.appended += tokens.length;
    this.batches.push([...tokens]);
  }
}

const tokens = fc.array(fc.nat(2), { minLength: 1, maxLength: 8 });

/** Of up to three tokens. */
const everyBeginning = [0, 1, 2].flatMap((a) => [
  [a],
  ...[0, 1, 2].flatMap((b) => [[a, b], ...[0, 1, 2].map((c) => [a, b, c])])
]);

it.each([
  [true, false],
  [false, false],
  [true, true],
  [false, true]
])(
  'holds what is asked for, after any calls (truncation: %s, elsewhere: %s)',
  async (canTruncate, elsewhere) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.boolean(), tokens)), async (calls) => {
        const cache = new FakeCache(canTruncate, elsewhere);
        const sequence = new KeptSequence(cache, 16);
        for (const [start, failing, wanted] of calls) {
          cache.failing = failing;
          const done = start ? sequence.startFrom(wanted) : sequence.advanceTo(wanted);
          const worked = await done.then(
            () => true,
            () => false
          );
          if (worked) expect(cache.tokens).toEqual(wanted);
          else expect(failing).toBe(true);
          // Whoever copies a beginning from it must find it there.
          if (start && worked && wanted.length > 0) expect(sequence.holds(wanted)).toBe(true);
          for (const beginning of everyBeginning) {
            if (sequence.holds(beginning)) expect(cache.tokens.slice(0, beginning.length)).toEqual(beginning);
          }
        }
      })
    );
  }
);

it('after a start the cache holds the prefix in one batch, whatever came before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tokens), tokens, tokens, async (before, prefix, rest) => {
      const batchesAfter = async (warm: boolean) => {
        const cache = new FakeCache();
        const sequence = new KeptSequence(cache, 16);
        if (warm) {
          await sequence.startFrom(prefix);
          for (const wanted of before) await sequence.advanceTo(wanted);
        }
        await sequence.startFrom(prefix);
        await sequence.advanceTo([...prefix, ...rest]);
        return cache.batches;
      };
      expect(await batchesAfter(true)).toEqual(await batchesAfter(false));
    })
  );
});

it('computes only what is not a common prefix', async () => {
  const cache = new FakeCache();
  const sequence = new KeptSequence(cache, 16);
  await sequence.startFrom([1, 2, 3]);
  await sequence.advanceTo([1, 2, 3, 4, 5]);
  await sequence.advanceTo([1, 2, 3, 4, 6]);
  expect(cache.appended).toBe(6);
  await sequence.advanceTo([1, 2, 3, 4, 6]);
  expect(cache.appended).toBe(7);
  await sequence.startFrom([1, 2, 3]);
  expect(cache.appended).toBe(7);
});

it('holds a beginning while tokens are computed after it, and not while it is taken away', async () => {
  const cache = new FakeCache();
  const sequence = new KeptSequence(cache, 16);
  await sequence.startFrom([1, 2]);
  const going = sequence.advanceTo([1, 2, 3]);
  expect(sequence.holds([1, 2])).toBe(true);
  expect(sequence.holds([1, 3])).toBe(false);
  await going;
  const leaving = sequence.startFrom([4]);
  await Promise.resolve();
  expect(sequence.holds([1, 2])).toBe(false);
  await leaving;
  expect(sequence.holds([4])).toBe(true);
});

it.each([true, false])(
  'begins as another one, and computes only where it cannot be copied (%s)',
  async (copies) => {
    await fc.assert(
      fc.asyncProperty(tokens, tokens, tokens, fc.nat(8), async (before, prefix, rest, left) => {
        const [first, second] = [new FakeCache(), new FakeCache()];
        const [there, here] = [new KeptSequence(first, 16), new KeptSequence(second, 16)];
        await here.startFrom(before);
        await there.startFrom(prefix);
        await there.advanceTo([...prefix, ...rest]);
        const wanted = [...prefix, ...rest].slice(0, prefix.length + left);
        const { appended } = second;
        await here.beginAs(there, wanted, async () => {
          if (copies) second.batches = first.batches.flatMap((batch) => [[...batch]]);
          return copies && second.truncate(wanted.length);
        });
        expect(second.tokens).toEqual(wanted);
        expect(second.batches).toEqual((await first.truncate(wanted.length)) && first.batches);
        expect(second.appended - appended).toBe(copies ? 0 : wanted.length);
        expect(here.holds(prefix)).toBe(true);
      })
    );
  }
);

it('begins as another one only with what that holds, and knows nothing after a copy that failed', async () => {
  const [first, second] = [new FakeCache(), new FakeCache()];
  const [there, here] = [new KeptSequence(first, 16), new KeptSequence(second, 16)];
  await there.startFrom([1, 2]);
  await here.startFrom([4]);
  for (const wanted of [
    [1, 3],
    [1, 2, 3]
  ]) {
    await expect(here.beginAs(there, wanted, async () => true)).rejects.toThrow('does not hold');
  }
  expect(here.holds([4])).toBe(true);
  await expect(here.beginAs(there, [1, 2], () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect([here.holds([4]), here.holds([1, 2])]).toEqual([false, false]);
  await here.startFrom([4]);
  expect(second.tokens).toEqual([4]);
});

it('says so when a sequence is empty or too long for the cache, and keeps what it has', async () => {
  const cache = new FakeCache();
  const sequence = new KeptSequence(cache, 4);
  await sequence.advanceTo([1, 2, 3]);
  await expect(sequence.advanceTo([])).rejects.toThrow(RangeError);
  await expect(sequence.advanceTo([1, 2, 3, 4, 5])).rejects.toThrow(/have 5 tokens; this model holds 4/);
  expect(cache.tokens).toEqual([1, 2, 3]);
});
