import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testFile } from '../../../../tests/fixtures/run';
import { unpackReply } from '../../engine/packed-reply';
import { overruleKey, type RunFile, type StoredAnswers } from '../run';
import { isRunFile, parseRunFile, readRunFile } from './read';
import { runFileBlob, runFilePieces } from './write';

/** A file as parsed, to be broken. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a file of another version has no type here
type Json = any;

const textOf = (file: RunFile) => [...runFilePieces(file)].join('');

describe('version 2', () => {
  const file = testFile(12);

  it('reads back what it wrote, whole or as a stream', async () => {
    expect(parseRunFile(textOf(file))).toEqual(file);
    expect(await readRunFile(runFileBlob(file))).toEqual(file);
    expect(await isRunFile(runFileBlob(file))).toBe(true);
    const empty = { ...file, answers: [] };
    expect(await readRunFile(runFileBlob(empty))).toEqual(empty);
  });

  it('says the same when a run that was opened is saved, and then is the same bytes', async () => {
    const many = testFile(620);
    const blob = runFileBlob(many);
    expect((await blob.text()) === textOf(many)).toBe(true);
    const opened = await readRunFile(blob);
    const saved = await runFileBlob(opened).text();
    expect(JSON.parse(saved)).toEqual(JSON.parse(textOf(many)));
    const again = await readRunFile(new Blob([saved]));
    expect((await runFileBlob(again).text()) === saved).toBe(true);
  });

  it('looks at what a question gave once to write it', () => {
    let looks = 0;
    const answers = file.answers.map((each) => ({
      ...each,
      get calls() {
        looks++;
        return each.calls;
      }
    }));
    expect(textOf({ ...file, answers })).toBe(textOf(file));
    expect(looks).toBe(file.answers.length);
  });

  it('keeps the times of a question whatever its id means to JavaScript', async () => {
    const text = textOf(testFile(3)).replaceAll('"q1"', '"__proto__"');
    const opened = await readRunFile(new Blob([text]));
    const timesOf = (answers: readonly StoredAnswers[], id: string) =>
      answers.find(({ questionId }) => questionId === id)!.calls.map(({ cost }) => cost.ms);
    expect(timesOf(opened.answers, '__proto__')).toEqual(timesOf(testFile(3).answers, 'q1'));
    expect(opened).toEqual(parseRunFile(text));
  });

  it('refuses in a stream what it refuses whole, with the same place', async () => {
    const text = textOf(testFile(60));
    const again = text.split('\n')[10];
    const broken = [
      text.replace(/"grade":"\w+"/g, '"grade":"great"'),
      text.replace('"arms":[{"id":"direct"', '"arms":[{"id":"other"'),
      text.replace(again, `${again}\n${again}`),
      text.replace(/"questionIds":\["[^"]+",/, '"questionIds":['),
      text.replace('"steps":"', '"steps":"A')
    ];
    for (const each of broken) {
      expect(each).not.toBe(text);
      const whole = (() => {
        try {
          parseRunFile(each);
        } catch (error) {
          return (error as Error).message;
        }
      })();
      expect(whole).toBeDefined();
      await expect(readRunFile(new Blob([each]))).rejects.toThrow(whole);
    }
  });

  it('is one JSON document, which may be laid out otherwise', async () => {
    const pretty = JSON.stringify(JSON.parse(textOf(file)), null, 2);
    expect(await readRunFile(new Blob([pretty]))).toEqual(file);
    expect(await readRunFile(new Blob([JSON.stringify(JSON.parse(textOf(file)))]))).toEqual(file);
  });

  it('writes equal answers for equal runs that took different times', () => {
    const slower = structuredClone(file);
    for (const { calls } of slower.answers) for (const { cost } of calls) cost.ms += 1000;
    const [one, other] = [file, slower].map((each) => JSON.parse(textOf(each)));
    expect(other.answers).toEqual(one.answers);
    expect(other.timings).not.toEqual(one.timings);
  });

  it.each<[string, (json: Json) => void, RegExp]>([
    ['another format', (json) => (json.format = 'x'), /not a run of the lab/],
    ['a later version', (json) => (json.version = 3), /version: is 3/],
    [
      'a method that does not exist',
      (json) => (json.run.plan.arms[0].method = 'x'),
      /run\.plan\.arms\.0\.method/
    ],
    ['a bad grade', (json) => (json.answers[3].traces[0].verdict.grade = 'good'), /answers\.3\.traces\.0/],
    [
      'a call that is missing',
      (json) => json.answers[2].calls.shift(),
      /answers\.2\.traces: there is no call/
    ],
    [
      'steps that are no base64',
      (json) => (json.answers[1].calls[0].reply.steps = '%'),
      /answers\.1\.calls\.0/
    ]
  ])('refuses %s and says where', (_, break_, message) => {
    const json = JSON.parse(textOf(file));
    break_(json);
    expect(() => parseRunFile(JSON.stringify(json))).toThrow(message);
  });

  it('refuses what is no JSON, and a file that was cut off', async () => {
    expect(() => parseRunFile('{')).toThrow(/not valid JSON/);
    expect(() => parseRunFile('\x1f\ufffd\b')).toThrow('packed with gzip: unpack it first');
    const text = textOf(file);
    const cut = text.slice(0, text.lastIndexOf('\n],'));
    await expect(readRunFile(new Blob([cut]))).rejects.toThrow(/cut off/);
  });
});

describe('version 1', () => {
  const text = gunzipSync(
    readFileSync(new URL('../../../../tests/recorded/run-version-1.json.gz', import.meta.url))
  ).toString();
  const old = JSON.parse(text);

  it('becomes arms, calls and evidence without loss', () => {
    const { run, answers } = parseRunFile(text);
    expect(run.plan.arms.map(({ id }) => id)).toEqual(['direct', 'verbalized', 'distractors']);
    expect(answers).toHaveLength(run.plan.questionIds.length);
    for (const { questionId, calls, traces } of answers) {
      const before = old.traces.filter((trace: Json) => trace.questionId === questionId);
      expect(traces).toHaveLength(before.length);
      for (const trace of before) {
        const [reading] = trace.readings;
        const own = traces.find(({ armId }) => armId === trace.method)!;
        expect([own.answer, own.verdict]).toEqual([reading.answer, reading.verdict]);
        const mine = calls.filter(({ id }) => own.calls.includes(id));
        for (const call of mine) {
          if (call.do === 'generate') {
            const unpacked = unpackReply(call.reply);
            expect(unpacked.text).toBe(reading.reply.text);
            expect(unpacked.steps.map(({ sketch }) => sketch.topLogits)).toEqual(
              reading.reply.steps.map((step: Json) => step.sketch.topLogits)
            );
          }
          if (call.do === 'score') expect(call.logProbs).toEqual(reading.options.tokenLogProbs);
          if (call.do === 'logits') expect(call.logits).toEqual([reading.digitLogits]);
        }
      }
      // The reply that two readings shared is one call.
      expect(calls.filter((call) => call.do === 'generate')).toHaveLength(1);
    }
  });

  it('takes a person’s grades along', () => {
    const verdict = { grade: 'wrong', rule: 'person' };
    const id = old.run.plan.questionIds[0];
    const graded = { ...old, run: { ...old.run, overrules: { [`${id}/verbalized/forced`]: verdict } } };
    expect(parseRunFile(JSON.stringify(graded)).run.overrules).toEqual({
      [overruleKey(id, 'verbalized')]: verdict
    });
  });

  it('is the same after it was written as version 2', async () => {
    const file = parseRunFile(text);
    const blob = runFileBlob(file);
    expect(await readRunFile(blob)).toEqual(file);
    expect(blob.size).toBeLessThan(text.length / 2);
  });
});
