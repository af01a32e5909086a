/**
 * What a reply is worth. `not-attempted` (a refusal, an empty reply) and `unparsed` (nothing could be read from the
 * reply) are classes of their own and never enter an average as a number.
 */
export type Grade = 'right' | 'wrong' | 'not-attempted' | 'unparsed';

/** A grade together with what gave it. */
export interface Verdict {
  grade: Grade;
  /** Name of the rule that decided, e.g. `whole-word`, `number`, `option`, or `person` for an overrule. */
  rule: string;
}
