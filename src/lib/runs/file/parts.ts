import * as v from 'valibot';
import { quickly } from './quick-test';

/** Most questions a run may have, and most characters a text. */
const MOST_QUESTIONS = 200_000;
const LONGEST_TEXT = 1_000_000;
/** Most tokens a reply may have. */
export const MOST_STEPS = 100_000;
/** Logits and log-probabilities beyond this are no model's. */
const LARGEST_LOGIT = 1e6;
/** Milliseconds, tokens: a year of the one, and more than any model takes of the other. */
const LARGEST_COUNT = 1e11;

export const text = quickly(
  v.pipe(v.string('is not a text'), v.maxLength(LONGEST_TEXT, `is longer than ${LONGEST_TEXT} characters`))
);
/** A text that names something. */
export const name = quickly(
  v.pipe(
    v.string('is not a text'),
    v.minLength(1, 'is empty'),
    v.maxLength(1000, 'is longer than 1000 characters')
  )
);
const title = v.pipe(
  text,
  v.minLength(1, 'is empty'),
  v.maxLength(10_000, 'is longer than 10000 characters')
);

/** A whole number from 0. */
export const count = quickly(
  v.pipe(
    v.number('is not a number'),
    v.integer('is not a whole number'),
    v.minValue(0, 'is below 0'),
    v.maxValue(LARGEST_COUNT, 'is too large')
  )
);
/** Milliseconds that something took. */
export const duration = quickly(
  v.pipe(
    v.number('is not a number'),
    v.finite('is not finite'),
    v.minValue(0, 'is below 0'),
    v.maxValue(LARGEST_COUNT, 'is too long')
  )
);
/** A probability. */
export const probability = v.pipe(
  v.number('is not a number'),
  v.minValue(0, 'is below 0'),
  v.maxValue(1, 'is above 1')
);

const isLogit = (value: unknown) =>
  typeof value === 'number' && (value === -Infinity || Math.abs(value) <= LARGEST_LOGIT);
const isFinite = (value: unknown) => typeof value === 'number' && Math.abs(value) <= LARGEST_LOGIT;

/** One finite number as logits are. */
export const finite = v.custom<number>(isFinite, `is not a number between ±${LARGEST_LOGIT}`);

/** A list of numbers; one check for all, since a run holds millions. */
function numbers(each: (value: unknown) => boolean, least: number, most: number, what: string) {
  return v.custom<number[]>(
    (value) => {
      if (!Array.isArray(value) || value.length < least || value.length > most) return false;
      for (let i = 0; i < value.length; i++) if (!each(value[i])) return false;
      return true;
    },
    `is not a list of ${least === most ? least : `${least} to ${most}`} ${what}`
  );
}

const LOGITS = `numbers up to ±${LARGEST_LOGIT}`;
/** A list of logits or log-probabilities; a token that is ruled out has −∞ (never in a file: JSON has none). */
export const logits = (least: number, most = 1000) => numbers(isLogit, least, most, LOGITS);
/** A list of finite numbers. */
export const finites = (least: number, most: number, largest: number) =>
  numbers(
    (value) => typeof value === 'number' && Math.abs(value) <= largest,
    least,
    most,
    `numbers up to ±${largest}`
  );
/** A list of numbers from one to another. */
export const numbersBetween = (low: number, high: number, most: number) =>
  numbers(
    (value) => typeof value === 'number' && value >= low && value <= high,
    0,
    most,
    `numbers from ${low} to ${high}`
  );
/** A list of ids of tokens. */
export const tokenIds = numbers((id) => Number.isInteger(id) && (id as number) >= 0, 0, 1000, 'token ids');

/** A list of texts. */
export const texts = (least = 0, most = 1000) =>
  quickly(
    v.pipe(
      v.array(text, 'is not a list'),
      v.minLength(least, `has fewer than ${least}`),
      v.maxLength(most, `has more than ${most}`)
    )
  );

/** Texts by name. */
export const textRecord = v.record(v.string(), text, 'is not a record of texts');

export const grade = v.picklist(
  ['right', 'wrong', 'not-attempted', 'unparsed'],
  'is none of right, wrong, not-attempted, unparsed'
);
export const verdict = quickly(v.object({ grade, rule: name }, 'is not a verdict'));

const state = v.picklist(
  ['waiting', 'running', 'paused', 'done', 'stopped', 'failed'],
  'is not a state of a run: waiting, running, paused, done, stopped or failed'
);

const question = v.looseObject(
  {
    id: name,
    text,
    answers: texts(1),
    distractors: v.optional(texts()),
    distractorOrigins: v.optional(texts()),
    fixedAnswerIndex: v.optional(count),
    group: v.optional(text),
    popularity: v.optional(probability)
  },
  'is not a question'
);

const model = v.looseObject(
  {
    modelId: name,
    engine: v.picklist(['webgpu', 'cpu'], 'is neither webgpu nor cpu'),
    runtime: text,
    vocabularySize: count,
    contextLength: count,
    device: text,
    arithmetic: v.optional(v.picklist(['float32', 'int8'], 'is neither float32 nor int8')),
    atOnce: v.optional(count),
    arithmeticReason: v.optional(text),
    logitCheck: v.optional(text),
    rawLogits: v.boolean('is neither true nor false'),
    stopTokens: tokenIds,
    chat: v.optional(v.boolean('is neither true nor false'))
  },
  'is not a description of a model'
);

/** What every version's record of a run has beside its plan. */
export const runFields = {
  id: name,
  title,
  createdAt: v.pipe(
    v.string('is not a text'),
    v.maxLength(40, 'is not a time'),
    v.check((value) => !Number.isNaN(Date.parse(value)), 'is not a time')
  ),
  state,
  set: v.looseObject(
    {
      id: name,
      title,
      description: v.optional(text),
      licence: v.optional(text),
      source: v.optional(text),
      questions: v.pipe(
        v.array(question, 'is not a list'),
        v.maxLength(MOST_QUESTIONS, `has more than ${MOST_QUESTIONS}`)
      )
    },
    'is not a question set'
  ),
  model: v.nullable(model),
  labVersion: text,
  overrules: v.record(v.string(), verdict, 'is not a record of grades')
};

/** Drawn answers as a person grouped them. */
export const grouping = v.object(
  { clusters: v.array(count, 'is not a list'), greedy: v.nullable(count) },
  'is not a grouping'
);

/** What every version's plan has. */
export const planFields = {
  setId: name,
  questionIds: v.pipe(
    v.array(name, 'is not a list'),
    v.minLength(1, 'asks no question'),
    v.maxLength(MOST_QUESTIONS, `has more than ${MOST_QUESTIONS}`)
  ),
  modelId: name,
  seed: v.pipe(v.number('is not a number'), v.safeInteger('is not a whole number'))
};

/** Most calls, traces and tokens of one thing. */
export const MANY = 10_000;

/** A list that is not endless. */
export function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item, 'is not a list'), v.maxLength(MANY, `has more than ${MANY}`));
}
