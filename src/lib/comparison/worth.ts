import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { decimals } from '../predictions/decimals';
import { armKey } from './row-place';
import type { ShownRow } from './shown-row';

/** What a row can be worth. */
export const worths = { auroc: 'AUROC', skill: 'Brier skill' } as const;
export type Worth = keyof typeof worths;

/** What an answer can cost. */
export const costs = { seconds: 'seconds an answer', tokens: 'tokens an answer' } as const;
export type Cost = keyof typeof costs;

/** What a row is worth for what it costs. */
export interface WorthPoint {
  key: string;
  title: string;
  subtitle: string;
  /** Of its arm, among those of all runs. */
  armKey: string;
  cost: number;
  worth: number;
  /**
   * 95 %; `null` where there is none yet. Of a Brier skill: that of the Brier score, over the constant’s score as seen.
   */
  interval: Interval | null;
}

function worthOf({ order, confidence, intervals }: ShownRow, worth: Worth): [number, Interval | null] {
  if (worth === 'auroc') return [order.auroc, intervals?.auroc ?? null];
  if (!confidence) return [NaN, null];
  const skill = (brier: number) => 1 - brier / confidence.brierConstant;
  const { brier } = intervals ?? {};
  return [skill(confidence.brier), brier ? [skill(brier[1]), skill(brier[0])] : null];
}

/** Rows with their worth and cost; those that lack either are left out (a score has no Brier skill). */
export function worthPoints(rows: readonly ShownRow[], worth: Worth, cost: Cost): WorthPoint[] {
  return rows.flatMap((shown) => {
    const { key, title, subtitle, row } = shown;
    const [value, interval] = worthOf(shown, worth);
    const spent = cost === 'seconds' ? row.cost.seconds : row.cost.prefilledTokens + row.cost.decodedTokens;
    if (!Number.isFinite(value) || !(spent > 0)) return [];
    return [{ key, title, subtitle, armKey: armKey(row), cost: spent, worth: value, interval }];
  });
}

const costWords = (value: number, cost: Cost) =>
  cost === 'seconds' ? `${value < 10 ? value.toFixed(1) : value.toFixed(0)} s` : `${value.toFixed(0)} tokens`;

/** The row worth most, and the cheapest whose own interval reaches as far, in words. */
export function worthSentence(points: readonly WorthPoint[], worth: Worth, cost: Cost): string {
  if (points.length === 0) return 'No row has both figures yet.';
  const best = points.reduce((a, b) => (b.worth > a.worth ? b : a));
  const says = `Largest ${worths[worth]}: ${best.title}, ${best.subtitle} (${decimals(best.worth)}) for ${costWords(best.cost, cost)} an answer.`;
  if (points.some(({ interval }) => interval === null)) return `${says} Intervals follow.`;
  const reach = points.filter(({ interval }) => interval![1] >= best.worth);
  const cheapest = reach.reduce((a, b) => (b.cost < a.cost ? b : a), best);
  const others = reach.length - 1;
  if (others <= 0) return `${says} No other row’s interval reaches it.`;
  const reached = `The intervals of ${others} other${others === 1 ? '' : 's'} reach it`;
  return cheapest.armKey === best.armKey
    ? `${says} ${reached}, none of them cheaper.`
    : `${says} ${reached}; the cheapest takes ${costWords(cheapest.cost, cost)} (${cheapest.title}).`;
}
