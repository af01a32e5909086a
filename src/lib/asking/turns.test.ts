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
