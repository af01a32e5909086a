import type { Verdict } from '../questions/verdict';
import { meet } from '../runs/join-runs';
import type { RunFile } from '../runs/run';
import { freshRunId } from '../runs/run-id';
import { sameContent } from '../runs/same-content';
import type { LabDatabase } from './database';
import { ended } from './ended';
import { nextOrder, ofRun } from './run-keys';
import { byQuestion, runOfRecords } from './run-record';

/** What opening a file did, with all that is needed to take it back. */
export interface OpenedRun {
  /** Id under which the run is stored. */
  id: string;
  /** `new`: it was not here; `same`: all of it was; `join`: added to the one here; `both`: stored beside the one here. */
  how: 'new' | 'same' | 'join' | 'both';
  /** Why it was stored beside the one here. */
  why?: string;
  /** What was added: ids of questions, and grades by key. */
  questionIds: string[];
  grades: [string, Verdict][];
}

/** Records written before the page has its turn again. */
const SLICE = 50;

/** Writes a slice at a time, so that a page goes on beside a large run; after one that fails nothing more is written. */
async function inSlices<T>(
  list: readonly T[],
  put: (item: T) => Promise<unknown>
): Promise<Promise<unknown>[]> {
  const requests: Promise<unknown>[] = [];
  for (let from = 0; from < list.length; from += SLICE) {
    const slice = list.slice(from, from + SLICE).map(put);
    requests.push(...slice);
    const results = await Promise.allSettled(slice);
    if (results.some(({ status }) => status === 'rejected')) break;
  }
  return requests;
}

/**
 * Stores a run that was opened from a file, in one transaction that reads first. Nothing that is here is replaced: a run of
 * the same id is joined, or the two are kept side by side.
 * @param asked whether the run of this id is being asked somewhere; then it is not touched
 */
export async function keepOpened(db: LabDatabase, file: RunFile, asked = false): Promise<OpenedRun> {
  const tx = db.transaction(['runs', 'answers', 'grades'], 'readwrite');
  const [runs, store, grades] = [tx.objectStore('runs'), tx.objectStore('answers'), tx.objectStore('grades')];
  const { overrules, ...opened } = file.run;
  const answers = byQuestion(file.answers);
  const record = await runs.get(opened.id);
  const put = async (
    id: string,
    questionIds: readonly string[],
    verdicts: readonly [string, Verdict][],
    first: Promise<unknown>[]
  ) => {
    const begun = [...first, ...verdicts.map(([key, verdict]) => grades.put({ runId: id, key, verdict }))];
    // Heard at the end, all of them; none of them is lost before.
    for (const each of [tx.done, ...begun]) each.catch(() => {});
    return [
      ...begun,
      ...(await inSlices(questionIds, (questionId) => store.put({ runId: id, ...answers.get(questionId)! })))
    ];
  };
  let why: string | undefined;
  if (record && asked) why = 'the one here is being asked';
  else if (record) {
    const stored = await store.index('runId').getAll(opened.id);
    const here = runOfRecords(record, stored, await grades.getAll(ofRun(opened.id)));
    const meeting = meet({ run: here.run, answers: byQuestion(here.answers) }, { run: file.run, answers });
    if (meeting.how === 'both') why = meeting.why;
    else {
      const questionIds = meeting.how === 'join' ? meeting.questionIds : [];
      const added = meeting.how === 'join' ? meeting.grades : [];
      const { removed, ...rest } = record;
      const all = stored.length + questionIds.length >= opened.plan.questionIds.length;
      const joined = {
        ...rest,
        model: rest.model ?? opened.model,
        state: all ? 'done' : rest.state
      } as const;
      const changes = meeting.how === 'join' || removed ? [runs.put(joined)] : [];
      await ended(tx.done, await put(opened.id, questionIds, added, changes));
      return { id: opened.id, how: meeting.how, questionIds, grades: added };
    }
  }
  const id = freshRunId(opened.id, await runs.getAllKeys());
  const title = why ? `${opened.title} (opened beside)` : opened.title;
  const questionIds = opened.plan.questionIds.filter((each) => answers.has(each));
  const given = Object.entries(overrules);
  const order = await nextOrder(runs);
  const first = [runs.add({ ...opened, id, title, order })];
  await ended(tx.done, await put(id, questionIds, given, first));
  return { id, how: why ? 'both' : 'new', ...(why ? { why } : {}), questionIds, grades: given };
}

/** Takes back what opening a file added to a run that was here; what was there before, or came since, stays. */
export async function undoJoin(db: LabDatabase, { id, questionIds, grades }: OpenedRun): Promise<void> {
  const tx = db.transaction(['runs', 'answers', 'grades'], 'readwrite');
  const record = await tx.objectStore('runs').get(id);
  if (!record) return;
  const store = tx.objectStore('grades');
  const now = await Promise.all(grades.map(([key]) => store.get([id, key])));
  const unchanged = grades.filter(([, verdict], i) => sameContent(now[i]?.verdict, verdict));
  const incomplete = record.state === 'done' && questionIds.length > 0;
  await ended(tx.done, [
    ...(incomplete ? [tx.objectStore('runs').put({ ...record, state: 'paused' })] : []),
    ...questionIds.map((questionId) => tx.objectStore('answers').delete([id, questionId])),
    ...unchanged.map(([key]) => store.delete([id, key]))
  ]);
}
