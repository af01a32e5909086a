import type { Answered } from '../methods/arm';
import type { Question } from '../questions/question';
import { runProgress, type RunProgress } from './progress';
import type { RunPlan } from './run';

/** What the runner needs of the world. */
export interface RunnerHooks {
  /** Asks one question; may reject when interrupted. */
  ask(plan: RunPlan, question: Question): Promise<Answered>;
  /** Keeps what a question gave; the run goes on only when it is kept. */
  keep(answered: Answered): Promise<void>;
  onProgress(progress: RunProgress): void;
  /** Aborted to pause or stop: the question in flight is lost, all before it are kept. */
  signal: AbortSignal;
  /** Milliseconds, for the rate. */
  now(): number;
}

/**
 * Asks every question of the plan that is not done yet, in the plan's order. Since each question depends on the plan
 * alone, an interrupted run that goes on ends with the same traces.
 * @param done ids of questions whose answers are kept already
 * @returns true when all are done, false when it was aborted
 */
export async function runQuestions(
  plan: RunPlan,
  questions: readonly Question[],
  done: Iterable<string>,
  { ask, keep, onProgress, signal, now }: RunnerHooks
): Promise<boolean> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const finished = new Set(done);
  const left = plan.questionIds.filter((id) => !finished.has(id));
  const total = plan.questionIds.length;
  const start = now();
  onProgress(runProgress(total - left.length, total, 0, 0));
  for (const [asked, id] of left.entries()) {
    if (signal.aborted) return false;
    let answered: Answered;
    try {
      answered = await ask(plan, byId.get(id)!);
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
    await keep(answered);
    onProgress(runProgress(total - left.length + asked + 1, total, asked + 1, now() - start));
  }
  return true;
}
