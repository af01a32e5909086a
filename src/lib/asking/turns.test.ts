import { expect, it } from 'vitest';
import { Turns } from './turns';

it('does one thing at a time, in order, whatever becomes of the one before', async () => {
  const turns = new Turns();
  const said: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve));
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([
    turns.take(work('a')),
    turns.take(work('b', true)),
    turns.take(work('c'))
  ]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

it('tells what goes on and what waits to stop, and not what comes after', async () => {
  const turns = new Turns();
  const asks = (interrupted: () => boolean) =>
    new Promise<boolean>((resolve) => setTimeout(() => resolve(interrupted())));
  const before = [turns.take(asks), turns.take(asks)];
  turns.interrupt();
  expect(await Promise.all([...before, turns.take(asks)])).toEqual([true, true, false]);
});

it('does as many things at once as there are places, each in one of its own', async () => {
  const turns = new Turns(2);
  const going = new Set<number>();
  let most = 0;
  const work = async (_: () => boolean, place: number) => {
    expect(going.has(place)).toBe(false);
    going.add(place);
    most = Math.max(most, going.size);
    await new Promise((resolve) => setTimeout(resolve));
    going.delete(place);
    return place;
  };
  const places = await Promise.all(Array.from({ length: 7 }, () => turns.take(work)));
  expect(new Set(places)).toEqual(new Set([0, 1]));
  expect(most).toBe(2);
});

it('lends places that nothing uses, no more than are of use, and none that is waited for', async () => {
  const turns = new Turns(4);
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const lent: (readonly number[])[] = [];
  const first = turns.take(async (_, own) => {
    await turns.lend(2, async (places) => {
      lent.push([own, ...places]);
      await turns.lend(9, async (more) => void lent.push(more));
      await ended;
    });
  });
  await Promise.resolve();
  const others = [0, 1, 2].map(() => turns.take(async (_, place) => place));
  // One place is free; the others who come wait for it.
  expect(await Promise.all(others)).toEqual([3, 3, 3]);
  end();
  await first;
  expect(lent).toEqual([[0, 1, 2], [3]]);
  const all = await Promise.all([0, 1, 2, 3].map(() => turns.take(async (_, place) => place)));
  expect(new Set(all)).toEqual(new Set([0, 1, 2, 3]));
});

it('lends nothing where all is used, and has back what was lent to work that failed', async () => {
  const turns = new Turns(2);
  const none = await turns.take(() => turns.take(() => turns.lend(5, async (places) => places)));
  expect(none).toEqual([]);
  await expect(turns.lend(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.lend(5, async (places) => places.length)).toBe(2);
});
