import type { Grouping } from '../methods/equivalence/grouping';
import type { Verdict } from '../questions/verdict';
import { meet, type Meeting } from '../runs/join-runs';
import type { RunFile } from '../runs/run';
import { freshRunId, isReserved } from '../runs/run-id';
import { sameContent } from '../runs/same-content';
import type { LabDatabase } from './database';
import { ended } from './ended';
import { isKeptBeside } from './kept-beside';
import { nextOrder, RUN_PARTS } from './run-keys';
import { partsOfRun, type RunTransaction } from './run-parts';
import { byQuestion, recordOfAnswers, runOfRecords, type RunRecord } from './run-record';

/** What opening a file did, with all that is needed to take it back. */
export interface OpenedRun {
  /** Id under which the run is stored. */
  id: string;
  /** `new`: it was not here; `same`: all of it was; `join`: added to the one here; `both`: stored beside the one here. */
  how: 'new' | 'same' | 'join' | 'both';
  /** Why it was stored beside the one here. */
  why?: string;
  /** Whether the one here was off the list and is on it again. */
  putBack?: true;
  /** What was added: ids of questions, and grades and groupings by key. */
  questionIds: string[];
  grades: [string, Verdict][];
  groupings: [string, Grouping][];
}

/** Records written before the page has its turn again, and how many such slices are under way at once. */
const SLICE = 50;
const UNDER_WAY = 4;

/** Writes a slice at a time, so that a page goes on beside a large run; after one that fails nothing more is begun. */
async function inSlices<T>(
  list: readonly T[],
  put: (item: T) => Promise<unknown>
): Promise<Promise<unknown>[]> {
  const requests: Promise<unknown>[] = [];
  const underWay: Promise<PromiseSettledResult<unknown>[]>[] = [];
  for (let from = 0; from < list.length; from += SLICE) {
    const slice = list.slice(from, from + SLICE).map(put);
    requests.push(...slice);
    underWay.push(Promise.allSettled(slice));
    if (underWay.length < UNDER_WAY) continue;
    const results = await underWay.shift()!;
    if (results.some(({ status }) => status === 'rejected')) break;
  }
  return requests;
}

/** What a run that comes in meets here. */
type Encounter =
  | { how: 'new' }
  | { how: 'both'; why: string }
  | (Exclude<Meeting, { how: 'both' }> & { record: RunRecord; answered: number });

/**
 * What a run meets: the one of its id, or one that came with that id before and was stored beside it, so that the same file
 * is not stored a third time.
 */
async function encounter(tx: RunTransaction, { run, answers }: RunFile, asked: boolean): Promise<Encounter> {
  const runs = tx.objectStore('runs');
  const opened = { run, answers: byQuestion(answers) };
  const meetOne = async (id: string): Promise<Encounter> => {
    const record = await runs.get(id);
    if (!record) return { how: 'new' };
    if (asked && id === run.id) return { how: 'both', why: 'the one here is under way' };
    const parts = await partsOfRun(tx, id);
    const here = runOfRecords(record, parts);
    const meeting = meet({ run: here.run, answers: byQuestion(here.answers) }, opened);
    return meeting.how === 'both' ? meeting : { ...meeting, record, answered: parts.answers.length };
  };
  const first = await meetOne(run.id);
  if (first.how !== 'both' && (first.how !== 'new' || !isReserved(run.id))) return first;
  for (const id of await runs.getAllKeys()) {
    if (!isKeptBeside(run.id, id)) continue;
    const other = await meetOne(id);
    if (other.how === 'same' || other.how === 'join') return other;
  }
  return first;
}

/** What opening a file would do; `id`: under which id a run that is not here would be stored. */
export type ForeseenRun = Pick<OpenedRun, 'how' | 'why' | 'putBack'> & { id?: string };

/** What opening a file would do, without doing it: see `keepOpened`. */
export async function foreseeOpened(
  db: LabDatabase,
  file: RunFile,
  asked = false,
  removed = false
): Promise<ForeseenRun> {
  const tx = db.transaction(RUN_PARTS);
  const met = await encounter(tx, file, asked);
  const putBack = 'record' in met && met.record.removed === true && !removed;
  return {
    how: met.how,
    ...(met.how === 'new' && { id: freshRunId(file.run.id, await tx.objectStore('runs').getAllKeys()) }),
    ...('why' in met && { why: met.why }),
    ...(putBack && { putBack })
  };
}

/**
 * Stores a run that was opened from a file, in one transaction that reads first. Nothing that is here is replaced: a run of
 * the same id is joined, or the two are kept side by side.
 * @param asked whether the run of this id is being asked somewhere; then it is not touched
 * @param removed whether it comes in off the list, and stays off it where it is so here
 */
export async function keepOpened(
  db: LabDatabase,
  file: RunFile,
  asked = false,
  removed = false
): Promise<OpenedRun> {
  const tx = db.transaction(RUN_PARTS, 'readwrite');
  const [runs, store, grades] = [tx.objectStore('runs'), tx.objectStore('answers'), tx.objectStore('grades')];
  const groupings = tx.objectStore('groupings');
  const { overrules, regrouped = {}, ...opened } = file.run;
  const answers = byQuestion(file.answers);
  const put = async (
    id: string,
    added: Pick<OpenedRun, 'questionIds' | 'grades' | 'groupings'>,
    first: Promise<unknown>[]
  ) => {
    const begun = [
      ...first,
      ...added.grades.map(([key, verdict]) => grades.put({ runId: id, key, verdict })),
      ...added.groupings.map(([key, grouping]) => groupings.put({ runId: id, key, grouping }))
    ];
    // Heard at the end, all of them; none of them is lost before.
    for (const each of [tx.done, ...begun]) each.catch(() => {});
    return [
      ...begun,
      ...(await inSlices(added.questionIds, (questionId) =>
        store.put(recordOfAnswers(id, answers.get(questionId)!))
      ))
    ];
  };
  const met = await encounter(tx, file, asked);
  if ('record' in met) {
    const { id, removed: off, ...rest } = met.record;
    const added = met.how === 'join' ? met : { questionIds: [], grades: [], groupings: [] };
    const { questionIds } = added;
    const all = met.answered + questionIds.length >= opened.plan.questionIds.length;
    const putBack = off === true && !removed;
    const joined: RunRecord = {
      ...rest,
      id,
      model: rest.model ?? opened.model,
      state: all ? 'done' : rest.state,
      ...(off && !putBack && { removed: off })
    };
    const changes = met.how === 'join' || putBack ? [runs.put(joined)] : [];
    await ended(tx.done, await put(id, added, changes));
    const { grades, groupings } = added;
    return { id, how: met.how, questionIds, grades, groupings, ...(putBack && { putBack }) };
  }
  const why = met.how === 'both' ? met.why : undefined;
  const id = freshRunId(opened.id, await runs.getAllKeys());
  const title = why ? `${opened.title} (opened beside)` : opened.title;
  const all = {
    questionIds: opened.plan.questionIds.filter((each) => answers.has(each)),
    grades: Object.entries(overrules),
    groupings: Object.entries(regrouped)
  };
  const order = await nextOrder(runs);
  const first = [runs.add({ ...opened, id, title, order, ...(removed && { removed }) })];
  await ended(tx.done, await put(id, all, first));
  return { id, how: why ? 'both' : 'new', ...(why ? { why } : {}), ...all };
}

/** Takes back what opening a file did to a run that was here; what was there before, or came since, stays. */
export async function undoJoin(
  db: LabDatabase,
  { id, questionIds, grades, groupings, putBack }: OpenedRun
): Promise<void> {
  const tx = db.transaction(RUN_PARTS, 'readwrite');
  const record = await tx.objectStore('runs').get(id);
  if (!record) return;
  const store = tx.objectStore('grades');
  const now = await Promise.all(grades.map(([key]) => store.get([id, key])));
  const unchanged = grades.filter(([, verdict], i) => sameContent(now[i]?.verdict, verdict));
  const grouped = tx.objectStore('groupings');
  const groupedNow = await Promise.all(groupings.map(([key]) => grouped.get([id, key])));
  const ungrouped = groupings.filter(([, grouping], i) => sameContent(groupedNow[i]?.grouping, grouping));
  const incomplete = record.state === 'done' && questionIds.length > 0;
  await ended(tx.done, [
    ...(incomplete || putBack
      ? [
          tx.objectStore('runs').put({
            ...record,
            ...(incomplete && { state: 'paused' }),
            ...(putBack && { removed: true })
          })
        ]
      : []),
    ...questionIds.map((questionId) => tx.objectStore('answers').delete([id, questionId])),
    ...unchanged.map(([key]) => store.delete([id, key])),
    ...ungrouped.map(([key]) => grouped.delete([id, key]))
  ]);
}
