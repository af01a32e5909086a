import type { DistractorOrigin } from '../question';

/** A question as a shape reads it, before ids are made unique and its options are checked. */
export interface Draft {
  id?: string;
  text: string;
  /** Accepted answers, the preferred first. */
  answers: string[];
  /** Wrong answers whose order says nothing. */
  distractors?: string[];
  distractorOrigins?: DistractorOrigin[];
  fixedAnswerIndex?: number;
  /** All options in the publisher's order, where they have one, with the index of the right one. */
  options?: { texts: string[]; gold: number };
  group?: string;
  popularity?: number;
  /** Whether this is a question of the lab's own, to be taken exactly as it is. */
  asIs?: boolean;
  /** Column that holds the distractors or options, to name in faults. */
  optionsColumn?: string;
}

/** What makes a row no question; it is left out. */
export class RowFault extends Error {
  override name = 'RowFault';

  constructor(
    /** The column at fault, as the file names it; `null` for the row. */
    readonly column: string | null,
    /** In words. */
    readonly reason: string,
    readonly value?: unknown
  ) {
    super(reason);
  }
}
