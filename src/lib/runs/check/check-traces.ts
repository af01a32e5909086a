import * as v from 'valibot';
import type { OptionScores, Reading, ReadingId, Trace } from '../../methods/trace';
import type { RunPlan } from '../run';
import { checked, checkUnique, RunFileError } from './checked';
import { method, reading } from './check-run';
import {
  count,
  duration,
  finite,
  finites,
  logits,
  probability,
  text,
  texts,
  tokenIds,
  verdict
} from './parts';

/** Most options a question may have: they are named by letters. */
const MOST_OPTIONS = 26;

/** What logits in a file may be off by, since they are rounded. */
const ROUNDED = 1e-3;

const sketch = v.looseObject(
  {
    chosen: count,
    chosenLogit: v.custom<number>((value) => value === -Infinity || v.is(finite, value), 'is no logit'),
    topIds: tokenIds,
    topLogits: logits(1),
    trackedIds: v.optional(tokenIds),
    trackedLogits: v.optional(logits(0)),
    meanLogit: finite,
    tailMax: v.nullable(finite),
    tailCurve: finites(0, 200, 100)
  },
  'is no sketch of logits'
);

const step = v.object({ id: count, text, sketch, alternatives: texts() }, 'is no step of a reply');

const readingRecord = v.looseObject(
  {
    reading,
    prompt: text,
    reply: v.optional(
      v.looseObject(
        {
          text,
          steps: v.pipe(v.array(step, 'is no list'), v.maxLength(100_000, 'has more than 100000')),
          stop: v.optional(v.picklist(['end-of-turn', 'length', 'stop-text'], 'is no end of a reply'))
        },
        'is no reply'
      )
    ),
    options: v.optional(
      v.looseObject(
        {
          texts: texts(2, MOST_OPTIONS),
          gold: count,
          logits: logits(2, MOST_OPTIONS),
          tokenLogProbs: v.optional(v.array(logits(1, 10_000), 'is no list')),
          tokens: v.optional(v.array(texts(1, 10_000), 'is no list')),
          unconditional: v.optional(logits(2, MOST_OPTIONS))
        },
        'are no options'
      )
    ),
    digitLogits: v.optional(logits(10, 10)),
    stated: v.optional(v.nullable(probability)),
    answer: v.nullable(text),
    verdict,
    cost: v.object({ promptTokens: count, outputTokens: count, ms: v.optional(duration) }, 'is no cost')
  },
  'is no reading'
);

const trace = v.object(
  {
    questionId: v.string('is no text'),
    method,
    readings: v.pipe(v.array(readingRecord, 'is no list'), v.minLength(1, 'holds no reading'))
  },
  'is no trace'
);

function sameLength(a: readonly unknown[] | undefined, b: readonly unknown[], place: string): void {
  if (a && a.length !== b.length)
    throw new RunFileError(`${place}: has ${a.length} where there are ${b.length}`);
}

function checkOptions(options: OptionScores, place: string): void {
  const { texts, gold, tokenLogProbs, tokens } = options;
  if (gold >= texts.length)
    throw new RunFileError(
      `${place}.gold: is ${gold}, counted from 0, and there are ${texts.length} options`
    );
  sameLength(options.logits, texts, `${place}.logits`);
  sameLength(tokenLogProbs, texts, `${place}.tokenLogProbs`);
  sameLength(tokens, texts, `${place}.tokens`);
  sameLength(options.unconditional, texts, `${place}.unconditional`);
  if (!options.logits.some(Number.isFinite)) throw new RunFileError(`${place}.logits: rule out every option`);
  for (const [i, own] of (tokens ?? []).entries()) {
    if (tokenLogProbs) sameLength(own, tokenLogProbs[i], `${place}.tokens.${i}`);
  }
}

/** What a reading cannot be read without. */
const needs: Record<ReadingId, readonly ('reply' | 'options' | 'digitLogits' | 'stated')[]> = {
  answer: ['reply'],
  forced: ['digitLogits'],
  free: ['stated'],
  likelihood: ['options'],
  letter: ['options'],
  'stated-forced': ['digitLogits'],
  'stated-free': ['stated']
};

function checkReading(read: Reading, place: string): void {
  for (const part of needs[read.reading]) {
    if (read[part] === undefined)
      throw new RunFileError(`${place}.${part}: is missing, and “${read.reading}” is read from it`);
  }
  if (read.options) checkOptions(read.options, `${place}.options`);
  for (const [i, { sketch }] of (read.reply?.steps ?? []).entries()) {
    const at = `${place}.reply.steps.${i}.sketch`;
    sameLength(sketch.topIds, sketch.topLogits, `${at}.topIds`);
    if (sketch.trackedLogits) sameLength(sketch.trackedIds ?? [], sketch.trackedLogits, `${at}.trackedIds`);
    if (!Number.isFinite(sketch.topLogits[0]) || sketch.topLogits.some((z) => z > sketch.topLogits[0]))
      throw new RunFileError(`${at}.topLogits: does not begin with the largest`);
    if (sketch.tailMax !== null && sketch.tailCurve.length === 0)
      throw new RunFileError(`${at}.tailCurve: is empty, and the sketch has a tail`);
    if (sketch.tailMax !== null && sketch.tailMax > sketch.topLogits.at(-1)! + ROUNDED)
      throw new RunFileError(`${at}.tailMax: is above the smallest of topLogits`);
    if (sketch.chosenLogit > sketch.topLogits[0])
      throw new RunFileError(`${at}.chosenLogit: is above the largest of topLogits`);
  }
}

/**
 * Checks what a run's questions gave: that all of it is of its kind, size and range, fits the plan and is said once.
 * @throws RunFileError saying what is wrong and where
 */
export function checkTraces(value: unknown, plan: RunPlan): Trace[] {
  if (!Array.isArray(value)) throw new RunFileError('traces: is no list');
  const asked = new Set(plan.questionIds);
  const read = value.map((each, i) => checked(trace, each, `traces.${i}`) as unknown as Trace);
  for (const [i, { questionId, method, readings }] of read.entries()) {
    const place = `traces.${i}`;
    if (!asked.has(questionId))
      throw new RunFileError(`${place}.questionId: the plan asks no “${questionId.slice(0, 200)}”`);
    if (!plan.methods.includes(method))
      throw new RunFileError(`${place}.method: the plan has no “${method}”`);
    checkUnique(
      readings.map(({ reading }) => reading),
      `${place}.readings`
    );
    for (const [j, each] of readings.entries()) {
      if (!plan.readings[method]?.includes(each.reading))
        throw new RunFileError(`${place}.readings.${j}: the plan takes no “${each.reading}” of “${method}”`);
      checkReading(each, `${place}.readings.${j}`);
    }
  }
  checkUnique(
    read.map(({ questionId, method }) => `${questionId} · ${method}`),
    'traces'
  );
  return read;
}
