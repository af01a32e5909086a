import type { Chapter } from './chapters';

/** How long a lesson was at what; times in milliseconds. */
export interface LessonClock {
  /** Spent so far, by chapter; what belongs to none is under ''. */
  spent: Readonly<Record<string, number>>;
  /** What is on now, and since when; `null` while it is paused or was not started. */
  running: { chapter: string; since: number } | null;
}

export const stoppedClock: LessonClock = { spent: {}, running: null };

/** Time by chapter up to now. A machine's clock that was put back takes none away. */
export function spentBy({ spent, running }: LessonClock, now: number): Record<string, number> {
  if (!running) return { ...spent };
  const { chapter, since } = running;
  return { ...spent, [chapter]: (spent[chapter] ?? 0) + Math.max(0, now - since) };
}

/** The clock from now on running for a chapter. */
export function startClock(clock: LessonClock, chapter: string, now: number): LessonClock {
  return { spent: spentBy(clock, now), running: { chapter, since: now } };
}

/** The clock standing still. */
export function pauseClock(clock: LessonClock, now: number): LessonClock {
  return { spent: spentBy(clock, now), running: null };
}

/** The clock at another chapter, running or paused as it is. */
export function clockAt(clock: LessonClock, chapter: string, now: number): LessonClock {
  if (!clock.running || clock.running.chapter === chapter) return clock;
  return startClock(clock, chapter, now);
}

/** How a lesson stands against its plan, in minutes. */
export interface LessonStanding {
  /** Spent on the chapter, and planned for it; 0 where it is none. */
  chapter: { spent: number; planned: number };
  lesson: { spent: number; planned: number };
  /** Minutes behind the plan, were the lesson to go on now as planned; below 0: ahead of it. */
  late: number;
}

/**
 * How a lesson stands.
 * @param order its chapters
 * @param id of the one that is on; '' before the first
 */
export function standingAt(
  clock: LessonClock,
  order: readonly Chapter[],
  id: string,
  now: number
): LessonStanding {
  const spent = spentBy(clock, now);
  const minutes = (ms: number) => ms / 60_000;
  const all = Object.values(spent).reduce((sum, ms) => sum + ms, 0);
  const at = order.findIndex((chapter) => chapter.id === id);
  const before = order.slice(0, Math.max(0, at)).reduce((sum, chapter) => sum + chapter.minutes, 0);
  const planned = order[at]?.minutes ?? 0;
  const here = minutes(spent[id] ?? 0);
  return {
    chapter: { spent: here, planned },
    lesson: { spent: minutes(all), planned: order.reduce((sum, chapter) => sum + chapter.minutes, 0) },
    late: minutes(all) - before - Math.min(here, planned)
  };
}
