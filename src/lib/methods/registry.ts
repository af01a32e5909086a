import type { Method } from './define-method';
import { direct } from './direct';
import { distractors } from './distractors';
import { distractorsLetter } from './distractors-letter';
import { distractorsStated } from './distractors-stated';
import { distractorsStatedFree } from './distractors-stated-free';
import { samples } from './samples';
import { abstention } from './abstention';
import { distractorsLetterOrders } from './distractors-letter-orders';
import { distractorsSelf } from './distractors-self';
import { predictions } from './predictions';
import { distractorsSelfChoice } from './distractors-self-choice';
import { credenceGame } from './credence-game';
import { promptSelection } from './prompt-selection';
import { pTrue } from './p-true';
import { pTrueAlternatives } from './p-true-alternatives';
import { pTrueFewShot } from './p-true-few-shot';
import { paraphrases } from './paraphrases';
import { reward } from './reward';
import { selfEvaluation } from './self-evaluation';
import { selfEvaluationFree } from './self-evaluation-free';
import { steering } from './steering';
import { topK } from './top-k';
import { verbalized } from './verbalized';
import { verbalizedFree } from './verbalized-free';

/** Every way to ask, in the order they are asked and shown. */
export const methods: readonly Method[] = [
  direct,
  verbalized,
  verbalizedFree,
  topK,
  selfEvaluation,
  selfEvaluationFree,
  pTrue,
  pTrueAlternatives,
  pTrueFewShot,
  samples,
  paraphrases,
  steering,
  credenceGame,
  promptSelection,
  abstention,
  reward,
  distractors,
  distractorsLetter,
  distractorsLetterOrders,
  distractorsStated,
  distractorsStatedFree,
  distractorsSelf,
  distractorsSelfChoice
];

const byId = new Map(methods.map((method) => [method.id, method]));

/** The method of an id, or `undefined`. */
export function findMethod(id: string): Method | undefined {
  return byId.get(id);
}

/**
 * The method of an arm.
 * @throws RangeError when there is none, naming those there are
 */
export function methodOf(id: string): Method {
  const method = id === predictions.id ? predictions : byId.get(id);
  if (!method) throw new RangeError(`No method is called “${id}”; there are ${[...byId.keys()].join(', ')}.`);
  return method;
}
