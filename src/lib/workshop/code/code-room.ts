import { learnerAnswersOf, type Quiz } from '../quiz';
import { CodeRefused, encodeAnswers } from './answers-code';
import { LONGEST_NICKNAME } from './checked-answers';

/** What may keep the answers to a round out of a code. */
export interface CodeTrouble {
  /** Whether no answers make a code; else those with some of the options make none. */
  always: boolean;
  /** Why, in a sentence. */
  why: string;
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
/** A nickname of as many bytes as one can have. */
const LONG_NAME = '\u{1f98a}'.repeat(LONGEST_NICKNAME);

/** Why these choices, by question, make no code; `null` where they do. */
function refusal(quiz: Quiz, choices: Readonly<Record<string, string>>, nickname = ''): string | null {
  const said = Object.entries(choices).map(([id, choice]) => [id, { choice, confidence: 1 }]);
  try {
    encodeAnswers(learnerAnswersOf(quiz, Object.fromEntries(said), nickname));
    return null;
  } catch (error) {
    if (error instanceof CodeRefused) return error.message;
    throw error;
  }
}

/**
 * Looks before anybody has answered whether the answers to a round will make a code, by making the smallest and the largest
 * there can be. `null`: they will, whatever is chosen and whatever the nickname.
 */
export function codeTrouble(quiz: Quiz): CodeTrouble | null {
  const sorted = quiz.questions.map(({ question: { id }, options }) => {
    // An option that makes no code even alone is beyond any length.
    const weight = (option: string) =>
      refusal(quiz, { [id]: option }) === null ? bytesOf(option) : Number.MAX_VALUE;
    return { id, options: options.toSorted((a, b) => weight(a) - weight(b)) };
  });
  const picked = (place: number) =>
    Object.fromEntries(sorted.map(({ id, options }) => [id, options.at(place)!]));
  const least = refusal(quiz, picked(0));
  if (least !== null) return { always: true, why: least };
  const most = refusal(quiz, picked(-1), LONG_NAME);
  return most === null ? null : { always: false, why: most };
}
