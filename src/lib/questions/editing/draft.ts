import type { DistractorOrigin, Question } from '../question';
import { answerKey } from '../same-answer';

/** A distractor and where it comes from. */
export interface DraftDistractor {
  text: string;
  origin: DistractorOrigin;
  /** Whether it stands before the right answer, where the options keep their order. */
  before: boolean;
}

/** A question while a person edits it; anything may be empty or wrong. */
export interface QuestionDraft {
  text: string;
  /** Accepted answers, the preferred one first. */
  answers: string[];
  distractors: DraftDistractor[];
  group: string;
}

/** Something that keeps a draft from becoming a question. */
export interface DraftFault {
  field: 'text' | 'answers' | 'distractors';
  /** Which answer or distractor, from 0; `null` for the field as a whole. */
  index: number | null;
  message: string;
}

/** A draft of a question that was not there before. */
export const emptyDraft: QuestionDraft = { text: '', answers: [''], distractors: [], group: '' };

/** A question as a draft. */
export function draftOf({
  text,
  answers,
  distractors = [],
  distractorOrigins,
  fixedAnswerIndex = 0,
  group
}: Question): QuestionDraft {
  return {
    text,
    answers: [...answers],
    distractors: distractors.map((text, i) => ({
      text,
      origin: distractorOrigins?.[i] ?? 'file',
      before: i < fixedAnswerIndex
    })),
    group: group ?? ''
  };
}

/** What is wrong in a draft. Lines left empty are not: they are left out. */
export function draftFaults({ text, answers, distractors }: QuestionDraft): DraftFault[] {
  const faults: DraftFault[] = [];
  if (!text.trim()) faults.push({ field: 'text', index: null, message: 'Write the question.' });
  const accepted = new Set<string>();
  for (const answer of answers) if (answer.trim()) accepted.add(answerKey(answer));
  if (accepted.size === 0) {
    faults.push({ field: 'answers', index: 0, message: 'Write at least one accepted answer.' });
  }
  const seen = new Set<string>();
  for (const [index, { text }] of distractors.entries()) {
    if (!text.trim()) continue;
    const key = answerKey(text);
    if (accepted.has(key)) {
      faults.push({
        field: 'distractors',
        index,
        message: `“${text.trim()}” is an accepted answer: it can’t be wrong too.`
      });
    } else if (seen.has(key)) {
      faults.push({ field: 'distractors', index, message: `“${text.trim()}” is there twice.` });
    }
    seen.add(key);
  }
  return faults;
}

/**
 * The question a faultless draft makes; what the draft does not hold is taken from the question it was made of.
 * @param base that question, or only an id for a new one
 */
export function questionOf(draft: QuestionDraft, base: Pick<Question, 'id'> & Partial<Question>): Question {
  const question: Question = {
    ...base,
    text: draft.text.trim(),
    answers: [...new Set(draft.answers.map((answer) => answer.trim()).filter(Boolean))]
  };
  for (const key of ['distractors', 'distractorOrigins', 'fixedAnswerIndex', 'group'] as const)
    delete question[key];
  const kept = draft.distractors.filter(({ text }) => text.trim());
  if (kept.length > 0) question.distractors = kept.map(({ text }) => text.trim());
  if (kept.some(({ origin }) => origin !== 'file'))
    question.distractorOrigins = kept.map(({ origin }) => origin);
  if (kept.length > 0 && base.fixedAnswerIndex !== undefined) {
    question.fixedAnswerIndex = kept.filter(({ before }) => before).length;
  }
  if (draft.group.trim()) question.group = draft.group.trim();
  return question;
}
