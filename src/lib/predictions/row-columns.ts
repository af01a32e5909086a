/** What a column that is a row of its own says of an answer. */
export type RowRole = 'confidence' | 'score' | 'doubt';

/** All of them: a chance of being right; a score, larger is surer; a score, larger is less sure. */
export const rowRoles: readonly RowRole[] = ['confidence', 'score', 'doubt'];

/** A column that a person says is a row of its own. */
export interface RowColumn {
  column: string;
  as: RowRole;
}

/** Whether a text is one of `rowRoles`. */
export function isRowRole(name: string): name is RowRole {
  return (rowRoles as readonly string[]).includes(name);
}
