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

/** Where a page's moves are kept; a place is a question of an arm. */
export interface GroupingMoves {
  canUndo(place: { questionId: string; armId: string }): boolean;
  regroup(place: { questionId: string; armId: string }, grouping: Grouping | null): Promise<void>;
  undo(place: { questionId: string; armId: string }): Promise<void>;
}
