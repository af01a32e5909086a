import type { Arm } from '../arm';
import type { Asking, OptionDefinition } from '../define-method';
import { byEmbeddings } from './embeddings';
import { equivalenceIds, type Equivalence, type EquivalenceId, type SameAnswer } from './equivalence';
import { byGrader } from './grader';
import { byModel } from './model';

const equivalences: Record<EquivalenceId, Equivalence> = {
  grader: byGrader,
  model: byModel,
  embeddings: byEmbeddings
};

/** The maker of an id. */
export function equivalenceOf(id: EquivalenceId): Equivalence {
  return equivalences[id];
}

/** A method's choice among the makers, and how close embeddings must be. */
export const equivalenceOptions = {
  equivalence: {
    kind: 'choice',
    title: 'What decides that two answers are the same',
    initial: 'grader',
    choices: equivalenceIds
  },
  similarity: {
    kind: 'number',
    title: 'Cosine from which answers count as the same',
    initial: 0.75,
    least: 0,
    most: 1,
    onlyWith: { option: 'equivalence', choice: 'embeddings' }
  }
} as const satisfies Record<string, OptionDefinition>;

/** Whether an arm tells answers apart by the model of sentences. */
export function tellsByEmbeddings({ options }: Pick<Arm, 'options'>): boolean {
  return options.equivalence === ('embeddings' satisfies EquivalenceId);
}

/** An arm with its threshold written out where it counts, so that a run says all that it was asked by. */
export function withSimilarity<A extends Pick<Arm, 'options'>>(arm: A): A {
  if (!tellsByEmbeddings(arm)) return arm;
  return { ...arm, options: { similarity: equivalenceOptions.similarity.initial, ...arm.options } };
}

/** Who says which answers of an arm are the same, and how it is told. */
export function equivalenceIn({ question, arm, caller }: Pick<Asking, 'question' | 'arm' | 'caller'>): {
  maker: EquivalenceId;
  same: SameAnswer;
} {
  const { equivalence, similarity = equivalenceOptions.similarity.initial } = arm.options;
  const maker = equivalence as EquivalenceId;
  return { maker, same: equivalenceOf(maker).for(question, caller, similarity as number) };
}
