import type { DecisionRows } from './decision-rows';

/** How groups count where sets are calibrated. */
export interface GroupedBy {
  /** A threshold a group. */
  byGroup?: boolean;
  /** Breaks exchangeability: calibrated on this group alone, shown on the other groups. */
  calibratedOn?: string | null;
}

/** A choice for these rows: a group that none of them is of calibrates nothing. */
export function withKnownGroup<Choice extends GroupedBy>(
  choice: Choice,
  { groups }: Pick<DecisionRows, 'groups'>
): Choice {
  const on = choice.calibratedOn;
  return { ...choice, calibratedOn: on && groups?.includes(on) ? on : null };
}
