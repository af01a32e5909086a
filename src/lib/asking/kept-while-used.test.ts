import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeptWhileUsed } from './kept-while-used';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function thing() {
  const events: string[] = [];
  let failures = 0;
  const kept = new KeptWhileUsed(async () => {
    events.push('load');
    if (failures-- > 0) throw new Error('not there');
    return { unload: async () => void events.push('unload') };
  });
  return { events, kept, fail: (times: number) => (failures = times) };
}

it('loads once for all that use it, and frees it some time after the last', async () => {
  const { events, kept } = thing();
  let end = () => {};
  const long = kept.use(() => new Promise<void>((resolve) => (end = resolve)));
  expect(await kept.use(async () => 7)).toBe(7);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(events).toEqual(['load']);
  end();
  await long;
  await vi.advanceTimersByTimeAsync(9_000);
  await kept.use(async () => {});
  await vi.advanceTimersByTimeAsync(9_000);
  expect(events).toEqual(['load']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(events).toEqual(['load', 'unload']);
  await kept.use(async () => {});
  await kept.free();
  expect(events).toEqual(['load', 'unload', 'load', 'unload']);
});

it('is loaded anew after it failed, and frees nothing that is not there', async () => {
  const { events, kept, fail } = thing();
  fail(1);
  await expect(kept.use(async () => {})).rejects.toThrow('not there');
  await vi.advanceTimersByTimeAsync(60_000);
  await kept.use(async () => {});
  await kept.free();
  await kept.free();
  expect(events).toEqual(['load', 'load', 'unload']);
});

it('loading it is broken off when it is freed or not waited for any more, and begun anew by the next', async () => {
  let loads = 0;
  const kept = new KeptWhileUsed((signal) => {
    if (++loads === 3) return Promise.resolve({ unload: async () => {} });
    return new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('broken off')))
    );
  });
  const first = expect(kept.use(async () => {})).rejects.toThrow('broken off');
  kept.breakOff();
  await first;
  const second = expect(kept.use(async () => {})).rejects.toThrow('broken off');
  await kept.free();
  await second;
  expect(await kept.use(async () => 7)).toBe(7);
  await kept.free();
});

it('begins anew for who comes while what was broken off has not ended yet, and frees what arrives all the same', async () => {
  const events: string[] = [];
  const arrive: (() => void)[] = [];
  const kept = new KeptWhileUsed(() => {
    const number = events.push('load');
    return new Promise<{ unload(): Promise<void> }>((resolve) =>
      arrive.push(() => resolve({ unload: async () => void events.push(`unload ${number}`) }))
    );
  });
  const first = kept.use(async () => 'first');
  kept.breakOff();
  const second = kept.use(async () => 'second');
  // The signal came too late for the first.
  expect(events).toEqual(['load', 'load']);
  for (const each of arrive.reverse()) each();
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  await vi.advanceTimersByTimeAsync(0);
  expect(events).toEqual(['load', 'load', 'unload 1']);
  // What is there is not broken off.
  kept.breakOff();
  expect(await kept.use(async () => 'third')).toBe('third');
  expect(events).toHaveLength(3);
  await kept.free();
});
