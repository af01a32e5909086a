import { hashText } from './random';

/** Part of the split a question falls in: temperatures are fitted on `fit` and judged on `judge`. */
export type Half = 'fit' | 'judge';

/** The half a question falls in, by a stable hash of its id: the same for every method, set order and machine. */
export function halfOf(questionId: string, share = 0.5): Half {
  return hashText(`split/${questionId}`) / 2 ** 32 < share ? 'fit' : 'judge';
}
