import type { Grouping, GroupingMaker } from '../methods/equivalence/grouping';

/** How a person groups the drawn answers of one trace. */
export interface Regrouping {
  /** Who had told them apart when they were asked. */
  original: GroupingMaker;
  /** Groups them otherwise; `null` goes back to the original. */
  onregroup: (grouping: Grouping | null) => void;
  /** Takes the last move back; absent where there is none. */
  onundo?: () => void;
}
