import type { Grade } from '../../questions/verdict';

/** What stands before the right answer, by the grade of the one given. */
export const outcomeWords: Record<Grade, string> = {
  right: 'Right:',
  wrong: 'Wrong; the right answer is',
  'not-attempted': 'No answer; the right one is',
  unparsed: 'Not readable as an answer; the right one is'
};
