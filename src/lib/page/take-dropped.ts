import { decideDesk } from '../lab/decide-page';
import { imports } from '../lab/imports.svelte';
import { predictionsDesk } from '../lab/predictions-desk.svelte';
import { storedRuns } from '../lab/stored-runs';
import { isRunFile } from '../runs/file/read';

/**
 * Takes files that were dropped on a page: runs are opened; anything else may be questions or, on pages that take them,
 * predictions.
 * @param route id of the page's route
 * @returns the page to go to, or `null` to stay
 */
export async function takeDropped(
  files: readonly File[],
  route: string | null
): Promise<'/' | '/runs/' | '/questions/' | null> {
  const questions: File[] = [];
  const runs: File[] = [];
  for (const file of files) ((await isRunFile(file)) ? runs : questions).push(file);
  const opened = runs.length > 0 ? await storedRuns.openFiles(runs) : [];
  if (questions.length === 0) {
    const [only] = opened;
    if (!only) return null;
    // Several, and parts of one run, are seen in the list.
    return opened.length > 1 || only.plan.shard ? '/runs/' : '/';
  }
  const [file, ...others] = questions;
  if (file && route === '/(lab)/predictions') {
    void predictionsDesk.open(file, ...others);
    return null;
  }
  if (file && route === '/(lab)/decide') {
    void decideDesk.take(file);
    return null;
  }
  void imports.add(questions);
  return '/questions/';
}
