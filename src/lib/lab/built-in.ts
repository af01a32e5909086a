import { parseQuestionSet } from '../questions/schema';
import type { QuestionSet } from '../questions/question';
import { readRunFile } from '../runs/file/read';
import type { RunFile } from '../runs/run';

/** A built-in question set, as the list names it. */
export interface SetSummary {
  id: string;
  title: string;
  count: number;
  licence: string;
  description: string;
}

async function get(siteUrl: string, path: string): Promise<Response> {
  const response = await fetch(new URL(path, siteUrl));
  if (!response.ok) throw new Error(`${path} could not be read (${response.status}). Reload the page.`);
  return response;
}

/** The question sets that come with the lab. */
export async function builtInSets(siteUrl: string): Promise<SetSummary[]> {
  return (await get(siteUrl, 'question-sets/index.json')).json();
}

/** One of them, whole. */
export async function fetchSet(siteUrl: string, id: string): Promise<QuestionSet> {
  return parseQuestionSet(await (await get(siteUrl, `question-sets/${encodeURIComponent(id)}.json`)).json());
}

/**
 * The recorded run that is shown on a first visit, or `null` when this copy of the lab has none.
 * @param name `workshop-run`: the one that answers in the workshop
 */
export async function fetchRecordedRun(
  siteUrl: string,
  name: 'recorded-run' | 'workshop-run' = 'recorded-run'
): Promise<RunFile | null> {
  const response = await fetch(new URL(`${name}.json.gz`, siteUrl));
  if (!response.ok || !response.body) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some servers unpack .gz files on the way.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const blob = new Blob([bytes]);
  return readRunFile(
    packed ? await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob() : blob
  );
}
