import type { Draft } from './draft';
import type { AnswerSeparator } from './import-result';

/** Whether a text holds several texts with the separator between them. */
export function isSeveral(text: string, separator: AnswerSeparator): boolean {
  return text.split(separator).filter((part) => part.trim() !== '').length > 1;
}

/** The draft with accepted answers split; one that is among options, and the lab's own, stay whole. */
export function splitAnswers(draft: Draft, separator: AnswerSeparator): Draft {
  if (draft.options || draft.asIs) return draft;
  const parts = draft.answers.flatMap((answer) => answer.split(separator));
  const answers = [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  return answers.length > 0 ? { ...draft, answers } : draft;
}
