import * as v from 'valibot';
import { fromBase64 } from './base64';
import { evidence } from './evidence-schema';
import {
  count,
  duration,
  listOf,
  logits,
  MANY,
  MOST_STEPS,
  name,
  probability,
  text,
  texts,
  verdict
} from './parts';
import { quickly } from './quick-test';
import { tagged } from './tagged';

/** Most bytes of a reply's packed steps, as base64. */
const MOST_PACKED = 200_000_000;
/** Most replies drawn in one call. */
const MOST_DRAWS = 1000;
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
    ),
    v.object({ id: name, cost, do: v.literal('embed'), texts: count })
  ],
  'is not a call of the lab'
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
