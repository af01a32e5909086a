import type { Answered } from '../methods/arm';
import type { Question } from '../questions/question';
import { runProgress, type RunProgress } from './progress';
import type { RunPlan } from './run';

/** What the runner needs of the world. */
export interface RunnerHooks {
  /** Asks one question; may reject when interrupted. */
  ask(plan: RunPlan, question: Question): Promise<Answered>;
  /** How many questions are asked at once; one where absent. */
  atOnce?: number;
  /** Keeps what a question gave, one at a time; a question counts only when it is kept. */
  keep(answered: Answered): Promise<void>;
  onProgress(progress: RunProgress): void;
  /** Aborted to pause or stop: the questions in flight are lost, all before them are kept. */
  signal: AbortSignal;
  /** Milliseconds, for the rate. */
  now(): number;
}

/**
 * Asks every question of the plan that is not done yet, begun in the plan's order. Since each question depends on the plan
 * alone, an interrupted run that goes on ends with the same traces, and so does one that asks several at once.
 * @param done ids of questions whose answers are kept already
 * @returns true when all are done, false when it was aborted
 * @throws what asking or keeping threw first, when all that was in flight is over
 */
export async function runQuestions(
  plan: RunPlan,
  questions: readonly Question[],
  done: Iterable<string>,
  { ask, atOnce = 1, keep, onProgress, signal, now }: RunnerHooks
): Promise<boolean> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const finished = new Set(done);
  const left = plan.questionIds.filter((id) => !finished.has(id));
  const total = plan.questionIds.length;
  const start = now();
  let begun = 0;
  let kept = 0;
  let fault: { error: unknown } | null = null;
  let keeping: Promise<void> = Promise.resolve();
  onProgress(runProgress(total - left.length, total, 0, 0));

  const keepNext = (answered: Answered) =>
    (keeping = keeping.then(async () => {
      await keep(answered);
      kept++;
      onProgress(runProgress(total - left.length + kept, total, kept, now() - start, begun - kept));
    }));
  const rest = left.values();
  const askSome = async () => {
    for (const id of rest) {
      if (signal.aborted || fault) return;
      begun++;
      try {
        await keepNext(await ask(plan, byId.get(id)!));
      } catch (error) {
        fault ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, askSome));
  if (kept === left.length) return true;
  if (fault && !signal.aborted) throw (fault as { error: unknown }).error;
  return false;
}
