import * as v from 'valibot';
import type { QuestionSet } from './question';

/** A text that says something; a file's is trimmed. */
const trimmed = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
const asItIs = v.pipe(
  v.string(),
  v.check((text) => text.trim() !== '', 'is empty')
);

const setOf = <Text extends v.GenericSchema<string, string>>(text: Text, fewest: 0 | 1) => {
  const question = v.object({
    id: text,
    text,
    answers: v.pipe(v.array(text), v.minLength(1, 'needs at least one accepted answer')),
    distractors: v.optional(v.array(text)),
    distractorOrigins: v.optional(v.array(v.picklist(['file', 'same-group', 'model', 'hand']))),
    fixedAnswerIndex: v.optional(
      v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is below 0'))
    ),
    group: v.optional(v.string()),
    popularity: v.optional(v.pipe(v.number(), v.minValue(0, 'is below 0'), v.maxValue(1, 'is above 1')))
  });

  return v.object({
    id: text,
    title: text,
    description: v.optional(v.string()),
    licence: v.optional(v.string()),
    source: v.optional(v.string()),
    questions: v.pipe(v.array(question), v.minLength(fewest, 'holds no question'))
  });
};

const ofAFile = setOf(trimmed, 1);
const ofTheStore = setOf(asItIs, 0);

/** What is wrong with a question set, one fault a line, each with its place. */
export class QuestionSetError extends Error {
  constructor(readonly faults: string[]) {
    const shown = faults.slice(0, 5).join('; ');
    super(faults.length > 5 ? `${shown}; and ${faults.length - 5} more faults` : shown);
    this.name = 'QuestionSetError';
  }
}

function place(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map(({ key }) => key) ?? [];
  if (path[0] === 'questions' && typeof path[1] === 'number') {
    return `question ${path[1] + 1}${path.length > 2 ? `, ${path.slice(2).join('.')}` : ''}`;
  }
  return path.length > 0 ? path.join('.') : 'the file';
}

/**
 * Checks a question set read from JSON.
 * @throws QuestionSetError naming each question and field at fault; nothing is repaired in silence
 */
export function parseQuestionSet(json: unknown): QuestionSet {
  return sound(v.safeParse(ofAFile, json));
}

/** `parseQuestionSet` of a set that was stored: nothing of it is trimmed, and it may be empty. */
export function parseStoredSet(json: unknown): QuestionSet {
  return sound(v.safeParse(ofTheStore, json));
}

function sound(result: v.SafeParseResult<v.GenericSchema<unknown, QuestionSet>>): QuestionSet {
  if (!result.success) {
    throw new QuestionSetError(result.issues.map((issue) => `${place(issue)}: ${issue.message}`));
  }
  const faults: string[] = [];
  const seen = new Map<string, number>();
  for (const [i, question] of result.output.questions.entries()) {
    const { id, answers, distractors, distractorOrigins, fixedAnswerIndex = 0 } = question;
    const before = seen.get(id);
    if (before !== undefined)
      faults.push(`question ${i + 1}, id: "${id}" is also the id of question ${before + 1}`);
    seen.set(id, i);
    const equal = distractors?.find((distractor) => answers.includes(distractor));
    if (equal !== undefined)
      faults.push(`question ${i + 1}, distractors: "${equal}" is also an accepted answer`);
    const count = distractors?.length ?? 0;
    if (distractorOrigins && distractorOrigins.length !== count)
      faults.push(
        `question ${i + 1}, distractorOrigins: names ${distractorOrigins.length} origins for ${count} distractors`
      );
    if (fixedAnswerIndex > count)
      faults.push(`question ${i + 1}, fixedAnswerIndex: is ${fixedAnswerIndex}, with ${count} distractors`);
  }
  if (faults.length > 0) throw new QuestionSetError(faults);
  return result.output;
}
