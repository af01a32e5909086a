import { afterEach, expect, it, vi } from 'vitest';
import { heldLocks, holdLock, isLocked, whileLocked } from './tab-lock';

afterEach(() => vi.unstubAllGlobals());

const error = () => new DOMException('The request was denied.', 'SecurityError');
const refused = () => Promise.reject(error());
/** As Firefox does it. */
const thrown = () => {
  throw error();
};

it.each([
  ['are missing', {}],
  ['are refused', { locks: { request: refused, query: refused } }],
  ['throw', { locks: { request: thrown, query: thrown } }]
])('work is done without a lock where locks %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  expect(await whileLocked('run/1', async () => 7)).toEqual({ taken: true, result: 7 });
  await expect(whileLocked('run/1', () => Promise.reject(new RangeError('own')))).rejects.toThrow('own');
  expect(await isLocked('run/1')).toBeNull();
  expect(await heldLocks('run/')).toEqual(new Set());
  (await holdLock('run/1'))();
});

it('work is left where another tab holds the lock, and done once when it fails', async () => {
  let held = true;
  const request = (_: string, __: unknown, work: (lock: object | null) => unknown) =>
    Promise.resolve(work(held ? null : {}));
  const query = async () => ({ held: [{ name: 'run/1' }, { name: 'other' }] });
  vi.stubGlobal('navigator', { locks: { request, query } });
  const work = vi.fn(() => Promise.reject(new RangeError('own')));
  expect(await whileLocked('run/1', work)).toEqual({ taken: false });
  expect(work).not.toHaveBeenCalled();
  expect(await heldLocks('run/')).toEqual(new Set(['1']));
  held = false;
  await expect(whileLocked('run/1', work)).rejects.toThrow('own');
  expect(work).toHaveBeenCalledTimes(1);
});
