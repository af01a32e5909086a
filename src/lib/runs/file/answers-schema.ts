import * as v from 'valibot';
import { equivalenceIds } from '../../methods/equivalence/equivalence';
import { fromBase64 } from './base64';
import { MOST_OPTIONS } from './check-options';
import {
  count,
  duration,
  finite,
  grade,
  logits,
  MOST_STEPS,
  name,
  probability,
  text,
  texts,
  verdict
} from './parts';
import { quickly } from './quick-test';

/** Most bytes of a reply's packed steps, as base64. */
const MOST_PACKED = 200_000_000;
/** Most replies drawn in one call. */
const MOST_DRAWS = 1000;
/** Most calls, traces and tokens of one thing. */
const MANY = 10_000;

/** A list that is not endless. */
function listOf<Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item, 'is not a list'), v.maxLength(MANY, `has more than ${MANY}`));
}

/** `v.variant`, which goes straight to the option of a tag: trying one after the other takes most of the time. */
function tagged<const Tag extends string, const Options extends v.VariantOptions<Tag>>(
  tag: Tag,
  options: Options,
  message: string
) {
  const variant = v.variant(tag, options, message);
  const literal = (option: unknown) =>
    (option as { entries: Record<Tag, { literal: unknown }> }).entries[tag].literal;
  const byTag = new Map(options.map((option) => [literal(option), option]));
  const optionOf = (value: unknown) =>
    typeof value === 'object' && value !== null ? byTag.get((value as Record<Tag, unknown>)[tag]) : undefined;
  const run: (typeof variant)['~run'] = (dataset, config) =>
    ((optionOf(dataset.value) ?? variant) as typeof variant)['~run'](dataset, config);
  return { ...variant, '~run': run };
}

const cost = quickly(
  v.object(
    { promptTokens: count, prefilledTokens: count, decodedTokens: count, ms: v.optional(duration, 0) },
    'is not a cost'
  )
);

/** Bytes, as base64 in a file and as they are in the store. */
const steps = v.union(
  [
    v.instance(Uint8Array),
    v.pipe(
      v.string(),
      v.maxLength(MOST_PACKED),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        try {
          return fromBase64(dataset.value);
        } catch {
          addIssue({ message: 'is not base64' });
          return NEVER;
        }
      })
    )
  ],
  'is not base64'
);

const stop = v.picklist(['end-of-turn', 'length', 'stop-text'], 'is not an end of a reply');
const callFields = { id: name, prompt: text, cost };
const written = { maxTokens: count, stopTexts: texts() };
const rows = listOf(logits(0, MANY));

const call = tagged(
  'do',
  [
    v.object({
      ...callFields,
      do: v.literal('generate'),
      ...written,
      reply: v.object(
        {
          text,
          stop,
          length: v.pipe(count, v.maxValue(MOST_STEPS, `is more than ${MOST_STEPS}`)),
          steps
        },
        'is not a reply'
      )
    }),
    v.object({
      ...callFields,
      do: v.literal('sample'),
      ...written,
      count: v.pipe(count, v.minValue(1, 'is below 1'), v.maxValue(MOST_DRAWS, `is more than ${MOST_DRAWS}`)),
      temperature: v.pipe(
        v.number('is not a number'),
        v.minValue(0, 'is below 0'),
        v.finite('is not finite')
      ),
      topP: probability,
      seed: v.pipe(v.number('is not a number'), v.safeInteger('is not a whole number')),
      draws: v.array(
        v.object({ text, stop, tokens: texts(0, MANY), steps }, 'is not a drawn reply'),
        'is not a list'
      )
    }),
    quickly(
      v.object({
        ...callFields,
        do: v.literal('logits'),
        endings: texts(),
        tokens: texts(1, MANY),
        logits: rows
      })
    ),
    quickly(
      v.object({
        ...callFields,
        do: v.literal('score'),
        continuations: texts(),
        tokens: listOf(texts(0, MANY)),
        logProbs: rows
      })
    )
  ],
  'is not a call of the lab'
);

const options = { texts: texts(2, MOST_OPTIONS), gold: count };
const tokenLogProbs = v.array(logits(1, MANY), 'is not a list');
const digits = logits(10, 10);

const maker = v.picklist(equivalenceIds, `is none of ${equivalenceIds.join(', ')}`);
/** Logits of true and false, in both orders. */
const truth = v.tuple([logits(2, 2), logits(2, 2)], 'is not a pair of orders');
/** Places from 0. */
const places = listOf(count);

const evidence = tagged(
  'kind',
  [
    v.object({
      kind: v.literal('reply'),
      call: name,
      span: v.nullable(v.tuple([count, count], 'is not a span'))
    }),
    v.object({
      kind: v.literal('option-scores'),
      ...options,
      tokenLogProbs,
      withoutQuestion: v.nullable(tokenLogProbs)
    }),
    v.object({ kind: v.literal('option-letters'), ...options, logits: logits(2, MOST_OPTIONS) }),
    v.object({
      kind: v.literal('number'),
      whole: v.nullable(logits(2, 2)),
      tenths: digits,
      hundredths: v.nullable(v.pipe(v.array(digits, 'is not a list'), v.length(10, 'has not ten rows')))
    }),
    v.object({ kind: v.literal('stated'), call: name, value: v.nullable(probability) }),
    v.object({
      kind: v.literal('samples'),
      call: name,
      maker,
      clusters: places,
      greedy: v.nullable(count),
      grades: listOf(grade)
    }),
    v.object({ kind: v.literal('truth'), orders: truth }),
    v.object({
      kind: v.literal('guesses'),
      call: name,
      texts: texts(0, MANY),
      values: listOf(v.nullable(probability)),
      maker,
      clusters: places
    }),
    v.object({
      kind: v.literal('option-orders'),
      ...options,
      orders: v.array(logits(2, MOST_OPTIONS), 'is not a list')
    }),
    v.object({
      kind: v.literal('prompts'),
      names: texts(1, MANY),
      calls: listOf(name),
      confidences: listOf(probability),
      maker,
      clusters: places,
      chosen: count
    }),
    v.object({
      kind: v.literal('abstention'),
      call: name,
      abstained: v.boolean('is neither true nor false'),
      guess: v.nullable(v.object({ call: name, text, grade }, 'is not a guess')),
      threshold: v.nullable(probability)
    }),
    v.object({
      kind: v.literal('alternatives'),
      call: name,
      maker,
      texts: texts(1, MANY),
      truths: listOf(truth),
      agreeing: count,
      drawn: count
    }),
    v.object({
      kind: v.literal('given'),
      values: listOf(
        v.object(
          {
            signal: name,
            value: v.nullable(v.pipe(v.number('is not a number'), v.finite('is not finite'))),
            correct: v.nullable(v.boolean('is neither true nor false')),
            options: v.optional(v.object({ logits: logits(2, MANY), gold: count }, 'are not options'))
          },
          'is not a value of a file'
        )
      )
    }),
    v.object({
      kind: v.literal('own-options'),
      call: name,
      maker,
      texts: texts(1, MOST_OPTIONS),
      orders: listOf(logits(1, MOST_OPTIONS))
    }),
    v.object({
      kind: v.literal('selection'),
      names: texts(1, MANY),
      losses: listOf(v.nullable(finite)),
      counted: listOf(count),
      chosen: count
    })
  ],
  'is not evidence of the lab'
);

const trace = quickly(
  v.object(
    {
      questionId: name,
      armId: name,
      calls: listOf(name),
      evidence: v.pipe(v.array(evidence, 'is not a list'), v.maxLength(20, 'has more than 20')),
      answer: v.nullable(text),
      verdict
    },
    'is not a trace'
  )
);

/** What one question gave, each value by itself; what has to fit together is checked by `checkAnswers`. */
export const answers = v.object(
  {
    questionId: name,
    calls: listOf(call),
    traces: listOf(trace)
  },
  'are not answers'
);
