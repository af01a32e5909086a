import fc from 'fast-check';
import { expect, it } from 'vitest';
import { namedChapters } from './chapters';
import { clockAt, pauseClock, spentBy, standingAt, startClock, stoppedClock } from './lesson-clock';

const order = namedChapters(['you-first', 'your-curve', 'mend-it']);
const min = 60_000;

it('counts each chapter while it is on, and nothing while it is paused', () => {
  let clock = startClock(stoppedClock, 'you-first', 0);
  clock = clockAt(clock, 'your-curve', 6 * min);
  clock = pauseClock(clock, 8 * min);
  clock = clockAt(clock, 'mend-it', 20 * min);
  expect(spentBy(clock, 30 * min)).toEqual({ 'you-first': 6 * min, 'your-curve': 2 * min });
  clock = startClock(clock, 'your-curve', 30 * min);
  expect(standingAt(clock, order, 'your-curve', 31 * min)).toEqual({
    chapter: { spent: 3, planned: 4 },
    lesson: { spent: 9, planned: 18 },
    late: -2
  });
  // Two minutes over its four.
  expect(standingAt(clock, order, 'your-curve', 34 * min).late).toBe(0);
  expect(standingAt(clock, order, 'your-curve', 35 * min).late).toBe(1);
});

it('before the first chapter, and at one that is not in the lesson, has no plan of its own', () => {
  const clock = startClock(stoppedClock, '', 0);
  expect(standingAt(clock, order, '', 3 * min)).toMatchObject({
    chapter: { planned: 0 },
    lesson: { spent: 3 },
    late: 3
  });
});

it('keeps all time that ran, however it is cut up, and none when the machine’s clock goes back', () => {
  const step = fc.record({
    id: fc.constantFrom('', 'you-first', 'your-curve', 'mend-it'),
    ms: fc.nat(1e7)
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let clock = startClock(stoppedClock, '', 0);
      let now = 0;
      for (const { id, ms } of steps) clock = clockAt(clock, id, (now += ms));
      const sum = Object.values(spentBy(clock, now)).reduce((all, ms) => all + ms, 0);
      expect(sum).toBe(now);
      expect(spentBy(clock, now - 1e9)).toEqual(spentBy(pauseClock(clock, clock.running!.since), 0));
    })
  );
});
