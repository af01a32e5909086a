import type { MethodId, ReadingId } from './trace';

/** Readings each method can take. */
export const readingsOf: Record<MethodId, readonly ReadingId[]> = {
  direct: ['answer'],
  verbalized: ['forced', 'free'],
  distractors: ['likelihood', 'letter', 'stated-forced', 'stated-free']
};

/** Names of the methods for people. */
export const methodTitles: Record<MethodId, string> = {
  direct: 'Direct answer',
  verbalized: 'It says how sure it is',
  distractors: 'It chooses among options'
};

/** What each reading reads, for people. */
export const readingTitles: Record<ReadingId, string> = {
  answer: 'token entropy · length-normalised probability',
  forced: 'verbalized · forced reading, expectation',
  free: 'verbalized · free reading, the number it wrote',
  likelihood: 'distractors · likelihood of each option',
  letter: 'distractors · logits of the option letters',
  'stated-forced': 'distractors · stated, forced reading',
  'stated-free': 'distractors · stated, the number it wrote'
};

/** Methods in the order they are asked and shown. */
export const methodIds: readonly MethodId[] = ['direct', 'verbalized', 'distractors'];
