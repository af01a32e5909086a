import { expect, it } from 'vitest';
import { InTurn } from './in-turn';

it('begins nothing before what was asked for earlier has ended, well or not', async () => {
  const turns = new InTurn();
  const log: string[] = [];
  const work = (name: string, ms: number, fails = false) =>
    turns.do(async () => {
      log.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, ms));
      log.push(`${name} ends`);
      if (fails) throw new RangeError(name);
      return name;
    });
  const [first, second, third] = [work('a', 20), work('b', 10, true), work('c', 0)];
  await expect(second).rejects.toThrow('b');
  expect(await Promise.all([first, third])).toEqual(['a', 'c']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
