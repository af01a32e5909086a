import type { Method } from './define-method';
import { direct } from './direct';
import { distractors } from './distractors';
import { distractorsLetter } from './distractors-letter';
import { distractorsStated } from './distractors-stated';
import { distractorsStatedFree } from './distractors-stated-free';
import { samples } from './samples';
import { verbalized } from './verbalized';
import { verbalizedFree } from './verbalized-free';

/** Every way to ask, in the order they are asked and shown. */
export const methods: readonly Method[] = [
  direct,
  verbalized,
  verbalizedFree,
  samples,
  distractors,
  distractorsLetter,
  distractorsStated,
  distractorsStatedFree
];

const byId = new Map(methods.map((method) => [method.id, method]));

/** The method of an id, or `undefined`. */
export function findMethod(id: string): Method | undefined {
  return byId.get(id);
}

/**
 * The method of an id.
 * @throws RangeError when there is none, naming those there are
 */
export function methodOf(id: string): Method {
  const method = byId.get(id);
  if (!method) throw new RangeError(`No method is called “${id}”; there are ${[...byId.keys()].join(', ')}.`);
  return method;
}
