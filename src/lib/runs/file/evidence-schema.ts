import * as v from 'valibot';
import { equivalenceIds } from '../../methods/equivalence/equivalence';
import { MOST_OPTIONS } from './check-options';
import {
  count,
  finite,
  grade,
  listOf,
  logits,
  MANY,
  MOST_STEPS,
  name,
  numbersBetween,
  probability,
  text,
  texts
} from './parts';
import { tagged } from './tagged';

const options = { texts: texts(2, MOST_OPTIONS), gold: count };
const tokenLogProbs = v.array(logits(1, MANY), 'is not a list');
const digits = logits(10, 10);

const maker = v.picklist(equivalenceIds, `is none of ${equivalenceIds.join(', ')}`);
/** Logits of true and false, in both orders. */
const truth = v.tuple([logits(2, 2), logits(2, 2)], 'is not a pair of orders');
/** Cosines of a draw, and how much each token of a reply matters. */
const cosines = numbersBetween(-1, 1, MANY);
const relevances = numbersBetween(0, 2, MOST_STEPS);
/** Places from 0. */
const places = listOf(count);

/** What an arm leaves to be read, each value by itself. */
export const evidence = tagged(
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
    v.object({
      kind: v.literal('stated'),
      call: name,
      value: v.nullable(probability),
      inWords: v.optional(v.literal(true, 'is not true'))
    }),
    v.object({
      kind: v.literal('samples'),
      call: name,
      maker,
      clusters: places,
      greedy: v.nullable(count),
      grades: listOf(grade)
    }),
    v.object({
      kind: v.literal('likeness'),
      call: name,
      reply: name,
      cosines: listOf(cosines),
      relevances: v.nullable(
        v.object({ reply: relevances, draws: listOf(relevances) }, 'is not a record of relevances')
      )
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
