import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { mean } from '../calibration/metrics/accuracy';
import { brier } from '../calibration/metrics/brier';
import type { Person } from './pool';
import { roomRows } from './room-figures';

/** One person as a dot among the others. */
export interface Place {
  name: string;
  /** Answers that count. */
  answers: number;
  meanConfidence: number;
  accuracy: number;
  /** Mean confidence − share right, with its 95 % interval over the person's answers (`null` with fewer than two). */
  gap: number;
  gapInterval: Interval | null;
  brier: number;
}

/** Where each person of a room stands, in their order; people without an answer that counts have no place. */
export function places(people: readonly Person[]): Place[] {
  return people.flatMap((person) => {
    const { confidences, correct } = roomRows([person]);
    if (correct.length === 0) return [];
    const [meanConfidence, accuracy] = [mean(confidences), mean(correct)];
    return {
      name: person.name,
      answers: correct.length,
      meanConfidence,
      accuracy,
      gap: meanConfidence - accuracy,
      gapInterval: gapInterval(confidences, correct),
      brier: brier(confidences, correct)
    };
  });
}

/** How many others are surer of themselves than is right by more than this person is, by less, and as much. */
export function standing(all: readonly Place[], one: Place): { more: number; less: number; same: number } {
  const gaps = all.filter((other) => other !== one).map(({ gap }) => gap - one.gap);
  const [more, less] = [gaps.filter((gap) => gap > 1e-9), gaps.filter((gap) => gap < -1e-9)];
  return { more: more.length, less: less.length, same: gaps.length - more.length - less.length };
}
