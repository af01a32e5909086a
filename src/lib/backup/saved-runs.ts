import { runTitle } from '../lab/run-title';
import { checkedPieces, wholeOf } from '../runs/file/version-2';
import { answersJson } from '../runs/file/write';
import type { Run, RunFile } from '../runs/run';
import type { LabDatabase } from '../store/database';
import { answersOfRecord, type AnswersRecord, type RunRecord } from '../store/run-record';
import { answeredQuestions, loadStoredRun, rawRun } from '../store/runs';
import { reasonOf } from './arrival';

/** A run to be saved. */
export interface RunToSave {
  title: string;
  removed: boolean;
  /** What is kept of it beside what its questions gave. */
  record: Run | RunRecord;
  /** Questions with answers. */
  answers: number;
  /** What some of its questions gave, as it stands in a file, evenly over all of them. */
  sample(most: number): Promise<string[]>;
  /** The run; where it cannot be shown, all that is stored of it, with the reason. */
  load(): Promise<{ file: RunFile } | { raw: Awaited<ReturnType<typeof rawRun>>; fault: string }>;
}

/** All runs, the oldest first: those that are stored, on the list and off it, and those that wait to be. */
export async function runsToSave(db: LabDatabase, unstored: readonly RunFile[]): Promise<RunToSave[]> {
  const onScreen = new Map(unstored.map((file) => [file.run.id, file]));
  const records = await db.getAllFromIndex('runs', 'order');
  const stored = new Set(records.map(({ id }) => id));
  return Promise.all([
    ...records.map((record) => {
      const waits = onScreen.get(record.id);
      return waits && !record.removed ? fromScreen(waits) : fromStore(db, record);
    }),
    ...unstored.filter(({ run }) => !stored.has(run.id)).map(fromScreen)
  ]);
}

/** Some of a list, evenly over it. */
function evenly<T>(list: readonly T[], most: number): T[] {
  const count = Math.min(most, list.length);
  return Array.from({ length: count }, (_, i) => list[Math.floor(((i + 0.5) * list.length) / count)]!);
}

function fromScreen(file: RunFile): RunToSave {
  const { run, answers } = file;
  return {
    title: run.title,
    removed: false,
    record: run,
    answers: answers.length,
    sample: async (most) => evenly(answers, most).map((each) => JSON.stringify(answersJson(each))),
    load: async () => ({ file })
  };
}

/** What is stored of a question as it stands in a file; what cannot be read is taken as it is. */
function jsonOf(record: AnswersRecord): string {
  try {
    return JSON.stringify(answersJson(answersOfRecord(record)));
  } catch {
    return JSON.stringify(record);
  }
}

async function fromStore(db: LabDatabase, record: RunRecord): Promise<RunToSave> {
  const { id } = record;
  const answered = await answeredQuestions(db, id);
  return {
    title: runTitle(record).slice(0, 200),
    removed: record.removed === true,
    record,
    answers: answered.length,
    async sample(most) {
      const some = evenly(answered, most);
      const found = await Promise.all(some.map((questionId) => db.get('answers', [id, questionId])));
      return found.flatMap((each) => (each ? jsonOf(each) : []));
    },
    async load() {
      try {
        const file = await loadStoredRun(db, id);
        if (!file) throw new Error('It was deleted while everything was saved.');
        return { file: await wholeOf(checkedPieces(file)) };
      } catch (error) {
        return { raw: await rawRun(db, id), fault: reasonOf(error) };
      }
    }
  };
}
