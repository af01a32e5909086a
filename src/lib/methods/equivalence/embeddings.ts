import { cosine } from '../../engine/embedder';
import { normalise } from '../../questions/grading/normalise';
import type { Equivalence } from './equivalence';

/**
 * Two answers are the same if the cosine of their embeddings reaches a threshold. It sees likeness and not truth: “Paris” and
 * “Lyon” in the same sentence lie close together. Answers of the same words, or of none, need no embedding.
 */
export const byEmbeddings: Equivalence = {
  id: 'embeddings',
  title: 'sentence embeddings',
  plain:
    'Two answers are the same if a small sentence model, all-MiniLM-L6-v2, places them close together: the cosine of their embeddings reaches the threshold. It sees what answers are about; those that differ only in a name can lie close together too.',
  for: (_, caller, similarity) => async (one, other) => {
    const [a, b] = [one.trim(), other.trim()];
    if (normalise(a) === normalise(b)) return true;
    if (a === '' || b === '') return false;
    // A call for each, shared by all comparisons it is in.
    const [[first], [second]] = [await caller.embed([a]), await caller.embed([b])];
    return cosine(first!, second!) >= similarity;
  }
};
