import type { ReadingId } from '../methods/trace';
import type { DefinitionId } from './definitions';

/** The definition of the confidence that a reading gives. */
export const definitionOfReading: Record<ReadingId, DefinitionId> = {
  answer: 'answer-probability',
  forced: 'stated',
  free: 'stated',
  likelihood: 'likelihood',
  letter: 'likelihood',
  'stated-forced': 'stated',
  'stated-free': 'stated'
};
