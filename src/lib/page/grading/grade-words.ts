import type { Grade } from '../../questions/verdict';

/** Mark and name of each grade. */
export const gradeWords: Record<Grade, { mark: string; name: string }> = {
  right: { mark: '✓', name: 'right' },
  wrong: { mark: '✗', name: 'wrong' },
  'not-attempted': { mark: '–', name: 'not attempted' },
  unparsed: { mark: '?', name: 'unparsed' }
};

/** Grades a person gives, by their key; `null` is the rules' own. */
export const gradeKeys: Record<string, Grade | null> = {
  '1': 'right',
  '2': 'wrong',
  '3': 'not-attempted',
  '0': null
};
