import type { RunFile } from '../runs/run';
import type { LabDatabase } from '../store/database';
import { allSets, questionsOfSet } from '../store/question-sets';
import { runsToSave } from './saved-runs';

/** What is kept in this browser, counted, and how large a file of it would be. */
export interface Stock {
  /** Those on their lists and those that can be put back. */
  sets: number;
  questions: number;
  /** Also those that are not stored yet. */
  runs: number;
  answers: number;
  /** Persons' grades and groupings. */
  grades: number;
  mappings: number;
  /** Bytes of the file, estimated: see `estimateStock`. */
  bytes: number;
}

/** Answers of a run, and questions of a set, that stand for the others. */
const SAMPLE = 16;
/** Bytes of a part's name, of its heading and in the directory. */
const PART = 400;

/** Bytes that a text packs to. */
async function packed(text: string): Promise<number> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

/** Bytes that so many things pack to, of which some are at hand. */
async function packedLike(some: readonly string[], count: number): Promise<number> {
  return some.length > 0 ? ((await packed(some.join('\n'))) * count) / some.length : 0;
}

/**
 * Counts what is kept, and estimates the size of a file of it: some answers of each run and some questions of each set are
 * written and packed, and the others taken to be like them.
 * @param unstored runs of which something is not stored, as they are on the screen
 */
export async function estimateStock(db: LabDatabase, unstored: readonly RunFile[]): Promise<Stock> {
  const sets = await allSets(db);
  const runs = await runsToSave(db, unstored);
  let bytes = 3 * PART + (sets.length + runs.length) * PART;
  for (const { id, count } of sets) {
    const some = await questionsOfSet(db, id, SAMPLE);
    bytes += await packedLike(
      some.map(({ question }) => JSON.stringify(question)),
      count
    );
  }
  for (const run of runs) {
    bytes += await packed(JSON.stringify(run.record));
    bytes += await packedLike(await run.sample(SAMPLE), run.answers);
  }
  const [grades, groupings, mappings] = await Promise.all([
    db.count('grades'),
    db.count('groupings'),
    db.count('columnMappings')
  ]);
  return {
    sets: sets.length,
    questions: sets.reduce((sum, { count }) => sum + count, 0),
    runs: runs.length,
    answers: runs.reduce((sum, { answers }) => sum + answers, 0),
    grades: grades + groupings,
    mappings,
    bytes
  };
}
