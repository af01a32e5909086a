import type { Draft } from './draft';
import type { AnswerSeparator } from './import-result';

const PATTERNS: Record<AnswerSeparator, RegExp> = {
  ';': /;/,
  '|': /\|/,
  // Fractions, dates and AC/DC have no spaces there.
  '/': /\s\/\s/,
  ',': /,/,
  newline: /[\r\n]+/
};

/** The texts that stand in one with the separator between them. */
export const partsOf = (text: string, separator: AnswerSeparator) =>
  text
    .split(PATTERNS[separator])
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether a text holds several texts with the separator between them. */
export function isSeveral(text: string, separator: AnswerSeparator): boolean {
  return partsOf(text, separator).length > 1;
}

/** The draft with its answers split, right and wrong; what is among options, and the lab's own, stays whole. */
export function splitAnswers(draft: Draft, separator: AnswerSeparator): Draft {
  if (draft.options || draft.asIs) return draft;
  const split = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => partsOf(text, separator)))];
  const answers = split(draft.answers);
  return {
    ...draft,
    ...(answers.length > 0 && { answers }),
    ...(draft.distractors && { distractors: split(draft.distractors) })
  };
}
