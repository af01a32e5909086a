import type { OptionDefinition } from '../define-method';
import { equivalenceIds, type Equivalence, type EquivalenceId } from './equivalence';
import { byGrader } from './grader';
import { byModel } from './model';

const equivalences: Record<EquivalenceId, Equivalence> = { grader: byGrader, model: byModel };

/** The maker of an id. */
export function equivalenceOf(id: EquivalenceId): Equivalence {
  return equivalences[id];
}

/** A method's choice among the makers. */
export const equivalenceOption: OptionDefinition = {
  kind: 'choice',
  title: 'What says that two answers are the same',
  initial: 'grader',
  choices: equivalenceIds
};
