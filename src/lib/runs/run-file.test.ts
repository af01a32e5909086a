/* eslint-disable @typescript-eslint/no-explicit-any -- JSON that is changed at will */
import { describe, expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import { parseRunFile, RunFileError, runFileText } from './run-file';

const run = testRun(4);
const traces = run.plan.questionIds.flatMap((id) => testTraces(run.plan, id));
const text = runFileText({ format: 'calibration-lab/run', version: 1, run, traces });

const list = (length: number, value: unknown) => Array.from({ length }, () => value);
const options = (json: any) => json.traces[2].readings[0].options;
const sketch = (json: any) => json.traces[0].readings[0].reply.steps[0].sketch;

describe('a run file', () => {
  it('gives back what was written', () => {
    expect(parseRunFile(text)).toEqual({ format: 'calibration-lab/run', version: 1, run, traces });
  });

  it.each<[string, (json: any) => void, RegExp]>([
    ['of another kind', (json) => (json.format = 'x'), /^format: .*no run of the lab/],
    ['of another version', (json) => (json.version = 9), /^version: .*another version/],
    ['without a plan', (json) => delete json.run.plan, /^run\.plan: /],
    [
      'with no question',
      (json) => (json.run.plan.questionIds = []),
      /^run\.plan\.questionIds: asks no question/
    ],
    [
      'with a question asked twice',
      (json) => (json.run.plan.questionIds[1] = json.run.plan.questionIds[0]),
      /^run\.plan\.questionIds: “.*” is there twice/
    ],
    [
      'with two questions of one id',
      (json) => json.run.set.questions.push(json.run.set.questions[0]),
      /^run\.set\.questions: “.*” is there twice/
    ],
    ['without a question it asks', (json) => json.run.set.questions.pop(), /is none of the run's questions/],
    [
      'with no accepted answer',
      (json) => (json.run.set.questions[0].answers = []),
      /questions\.0\.answers: has fewer/
    ],
    [
      'with an object as group',
      (json) => (json.run.set.questions[0].group = { a: 1 }),
      /questions\.0\.group: is no text/
    ],
    ['with an object as state', (json) => (json.run.state = { toString: 'x' }), /^run\.state: is no state/],
    [
      'with an object as a model’s name',
      (json) => (json.run.model = { modelId: { toString: 'x' }, engine: 'cpu' }),
      /^run\.model\.modelId: is no text/
    ],
    ['with an id that has no end', (json) => (json.run.id = 'x'.repeat(5000)), /^run\.id: is longer/],
    ['made at no time', (json) => (json.run.createdAt = 'once'), /^run\.createdAt: is no time/],
    [
      'with a method twice',
      (json) => json.run.plan.methods.push('direct'),
      /^run\.plan\.methods: “direct” is there twice/
    ],
    [
      'with a reading twice',
      (json) => json.run.plan.readings.direct.push('answer'),
      /readings\.direct: “answer” is there twice/
    ],
    [
      'with a reading of another method',
      (json) => (json.run.plan.readings.direct = ['letter']),
      /“letter” is no reading of it/
    ],
    ['with a trace twice', (json) => json.traces.push(json.traces[0]), /^traces: “.*direct” is there twice/],
    [
      'with a reading given twice',
      (json) => json.traces[0].readings.push(json.traces[0].readings[0]),
      /traces\.0\.readings: “answer” is there twice/
    ],
    [
      'with a trace of a question it does not ask',
      (json) => (json.traces[0].questionId = 'x'),
      /^traces\.0\.questionId: the plan asks no “x”/
    ],
    [
      'with gold out of range',
      (json) => (options(json).gold = 4),
      /options\.gold: is 4, counted from 0, and there are 4/
    ],
    ['with gold below 0', (json) => (options(json).gold = -1), /options\.gold: is below 0/],
    ['with too few logits', (json) => options(json).logits.pop(), /options\.logits: has 3 where there are 4/],
    [
      'with 300,000 logits',
      (json) => (options(json).logits = list(300_000, 0)),
      /options\.logits: is no list of 2 to 26/
    ],
    ['with logits of 1e308', (json) => (options(json).logits[0] = 1e308), /options\.logits: is no list/],
    [
      'with a tail beyond all measure',
      (json) => (sketch(json).tailCurve = [-1e308]),
      /sketch\.tailCurve: is no list/
    ],
    ['with top logits and no ids', (json) => (sketch(json).topIds = []), /topIds: has 0 where/],
    [
      'with the largest logit not first',
      (json) => sketch(json).topLogits.reverse(),
      /does not begin with the largest/
    ],
    [
      'with a reading that lacks what it is read from',
      (json) => delete json.traces[1].readings[0].digitLogits,
      /digitLogits: is missing/
    ],
    ['with a confidence above 1', (json) => (json.traces[1].readings[0].stated = 85), /stated: is above 1/],
    [
      'with a negative cost',
      (json) => (json.traces[0].readings[0].cost.promptTokens = -1),
      /promptTokens: is below 0/
    ],
    ['with a time of 1e308', (json) => (json.timings = { x: 1e308 }), /^timings\.x: is too long/],
    [
      'with a grade that is none',
      (json) => (json.run.overrules = { x: { grade: 'good', rule: 'person' } }),
      /^run\.overrules\.x\.grade: is none of/
    ]
  ])('is refused %s, and it says where', (_, change, message) => {
    const json = JSON.parse(text);
    change(json);
    expect(() => parseRunFile(JSON.stringify(json))).toThrow(RunFileError);
    expect(() => parseRunFile(JSON.stringify(json))).toThrow(message);
  });

  it('may have no answers yet', () => {
    const json = JSON.parse(text);
    json.traces = [];
    expect(parseRunFile(JSON.stringify(json)).traces).toEqual([]);
  });
});
