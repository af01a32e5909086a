import { describe, expect, it } from 'vitest';
import { testAnswered, testFile, testRun, testSet } from '../../../tests/fixtures/run';
import { builtInModel } from '../engine/catalogue';
import { parseRunFile } from './file/read';
import { runFilePieces } from './file/write';
import { joinShards, otherWhole, partsOf, type SharedPlan } from './join-shards';
import { newRun, planRun } from './plan';
import type { RunFile } from './run';
import { storedAnswers } from './stored-answers';

const stamp = { id: 'joined', createdAt: '2026-01-02T00:00:00.000Z' };
const methods = ['direct', 'verbalized', 'distractors'];

/** A machine's part of 40 questions, asked through. */
function part(
  number: number,
  of = 3,
  change: { seed?: number; set?: ReturnType<typeof testSet> } = {}
): RunFile {
  const { seed = 7, set = testSet(40) } = change;
  const plan = planRun({ set, methods, model: builtInModel, limit: 40, seed, shard: { part: number, of } });
  const run = { ...newRun(plan, set, `part-${number}`, stamp.createdAt), model: testRun(1).model };
  return { run, answers: plan.questionIds.map((id) => storedAnswers(testAnswered(plan, id))) };
}
const all = () => [part(1), part(2), part(3)];

describe('parts joined into one run', () => {
  it('are the run that one machine would have made: plan, answers and their order', () => {
    const whole = testFile(40);
    for (const files of [all(), all().reverse()]) {
      const { file, missing, doubled, refused, unanswered } = joinShards(files, stamp);
      expect({ missing, doubled, refused, unanswered }).toEqual({
        missing: [],
        doubled: [],
        refused: [],
        unanswered: 0
      });
      expect(file.run.plan).toEqual(whole.run.plan);
      expect(file.run).toMatchObject({ ...stamp, title: 'Test · 40 · seed 7', state: 'done' });
      expect(file.answers).toEqual(whole.answers);
    }
  });

  it('tells what is missing, and takes what comes later', () => {
    const first = joinShards([part(3), part(1)], stamp);
    expect(first).toMatchObject({ missing: [2], doubled: [], unanswered: 0 });
    expect(first.file.run.title).toBe('Test · parts 1, 3 of 3 · seed 7');
    expect(first.file.run.plan.questionIds).toEqual([1, 3].flatMap((n) => part(n).run.plan.questionIds));
    // Kept as a file and brought again.
    const kept = parseRunFile([...runFilePieces(first.file)].join(''));
    const { file, missing } = joinShards([kept, part(2)], stamp);
    expect(missing).toEqual([]);
    expect(file.answers).toEqual(testFile(40).answers);
  });

  it('counts a doubled part once, and takes the rest of one that was cut short', () => {
    const short = part(2);
    short.answers = short.answers.slice(0, 4);
    const before = joinShards([part(1), short, part(3)], stamp);
    expect(before).toMatchObject({ missing: [], unanswered: 9 });
    expect(before.file.run.state).toBe('paused');
    const { file, doubled, refused, unanswered } = joinShards(
      [part(1), short, part(2), part(3), part(3)],
      stamp
    );
    expect({ doubled, refused, unanswered }).toEqual({ doubled: [2, 3], refused: [], unanswered: 0 });
    expect(file.answers).toEqual(testFile(40).answers);
  });

  it('keeps the earlier of two grades, and says on how many machines it ran', () => {
    const [a, b] = [part(1), part(1)];
    const key = `${a.run.plan.questionIds[0]}/direct`;
    a.run.overrules[key] = { grade: 'right', rule: 'person' };
    const grouping = (clusters: number[]) => ({ clusters, greedy: null });
    a.run.regrouped = { [key]: grouping([0, 1]) };
    b.run.regrouped = { [key]: grouping([0, 0]), other: grouping([0]) };
    b.run.overrules[key] = { grade: 'wrong', rule: 'person' };
    b.run.overrules.other = { grade: 'wrong', rule: 'person' };
    b.run.model!.device = 'two threads';
    const { run } = joinShards([a, b], stamp).file;
    expect(run.overrules[key].grade).toBe('right');
    expect(run.overrules.other.grade).toBe('wrong');
    expect(run.regrouped).toEqual({ [key]: grouping([0, 1]), other: grouping([0]) });
    expect(run.model!.device).toBe('2 machines (none; two threads)');
  });

  it('refuses what is of another run, with what differs', () => {
    const changed = (change: (file: RunFile) => void) => {
      const file = structuredClone(part(2));
      change(file);
      return file;
    };
    const other = testSet(40);
    other.questions[0].text = 'Otherwise?';
    const cases: [RunFile, RegExp][] = [
      [part(2, 3, { seed: 8 }), /different seed: 8 in place of 7/],
      [part(2, 4), /different number of parts: 4 in place of 3/],
      [part(2, 3, { set: other }), /same name but different questions/],
      [changed(({ run }) => (run.plan.setId = 'x')), /different question set: x in place of test/],
      [changed(({ run }) => (run.plan.modelId = 'x')), /different model: x/],
      [
        changed(({ run }) => (run.plan.shard!.total = 41)),
        /different number of questions: 41 in place of 40/
      ],
      [changed(({ run }) => (run.model!.engine = 'webgpu')), /it ran on WebGPU/],
      [changed(({ run }) => (run.model!.arithmetic = 'float32')), /32-bit floats, and the others on .*8-bit/],
      [changed(({ run }) => (run.model!.runtime = 'llama.cpp 9')), /it ran with llama\.cpp 9/],
      [changed(({ run }) => (run.model!.vocabularySize = 9)), /different vocabulary/],
      [changed(({ run }) => (run.labVersion = '9')), /version 9 of the lab/],
      [changed(({ run }) => run.plan.arms.pop()), /asked in other ways: direct, verbalized in place of/],
      [
        changed(({ run }) => (run.plan.arms[0].prompts.question = '?')),
        /“direct” was asked with other prompts/
      ],
      [
        changed(({ run }) => (run.plan.questionIds[0] = part(1).run.plan.questionIds[0])),
        /part 2 holds other questions/
      ],
      [changed(({ run }) => (run.model = null)), /none of it has been asked yet/],
      [testFile(40), /not part of a shared-out run/]
    ];
    for (const [file, why] of cases) {
      const { refused, missing } = joinShards([part(1), file, part(3)], stamp);
      expect(refused.map((each) => each.why).join()).toMatch(why);
      expect(missing).toEqual([2]);
    }
    const lie = changed(({ answers }) => (answers[1].traces[0].answer = 'no'));
    const { refused, file } = joinShards([...all(), lie], stamp);
    expect(refused[0].why).toBe(`the answers to “${lie.answers[1].questionId}” differ`);
    expect(file.answers).toEqual(testFile(40).answers);
    expect(() => joinShards([testFile(40)], stamp)).toThrow(RangeError);
    expect(() => joinShards([], stamp)).toThrow(RangeError);
  });

  it('tells parts by their plans alone', () => {
    const plans = [part(1), part(3), part(3)].map(({ run }) => run.plan as SharedPlan);
    expect(partsOf(plans)).toEqual({ there: [1, 3], doubled: [3], missing: [2] });
    expect(partsOf([])).toEqual({ there: [], doubled: [], missing: [] });
    expect(otherWhole(part(1).run, part(2).run)).toBe(null);
  });

  it('come back from a file; one that holds more or fewer questions than its part is refused', () => {
    const file = part(2);
    expect(parseRunFile([...runFilePieces(file)].join('')).run.plan).toEqual(file.run.plan);
    for (const [shard, why] of [
      [{ ...file.run.plan.shard!, parts: [1, 2] }, /its parts have 26 of 40 questions, and the plan asks 13/],
      [{ ...file.run.plan.shard!, parts: [2, 2] }, /out of order/],
      [{ ...file.run.plan.shard!, parts: [4] }, /out of order, or more than there are/],
      [{ ...file.run.plan.shard!, parts: [] }, /names no part/],
      [{ ...file.run.plan.shard!, of: 1e9 }, /is above 1000/]
    ] as const) {
      const run = { ...file.run, plan: { ...file.run.plan, shard } };
      expect(() => parseRunFile([...runFilePieces({ ...file, run } as RunFile)].join(''))).toThrow(why);
    }
  });
});
