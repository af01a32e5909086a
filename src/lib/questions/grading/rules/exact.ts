import type { Rule } from '../case';

/** The reply is an accepted answer and nothing else, after normalisation. */
export const exact: Rule = ({ said, accepted }) =>
  said !== '' && accepted.some(({ words }) => words === said) ? { grade: 'right', rule: 'exact' } : null;
