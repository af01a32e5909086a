import type { AnswerSampling } from '../asking/sample-answers';
import { addDistractors } from '../questions/distractors/add-distractors';
import { distractorsFromSamples } from '../questions/distractors/from-samples';
import type { Question } from '../questions/question';
import { runProgress, type RunProgress } from '../runs/progress';
import type { DistractorsWanted, Suggestion } from './suggest-distractors';

/** What distractors are sampled. */
export interface SamplesWanted extends Omit<DistractorsWanted, 'all'> {
  /** Answers sampled for each question, and how boldly. */
  sampling: Omit<AnswerSampling, 'seed'>;
}

/** What sampling needs of the world. */
export interface SamplingHooks {
  /** What the model answers; may reject when aborted. */
  ask(question: Question, sampling: AnswerSampling): Promise<string[]>;
  /** Gets what was found for a question, as soon as it is. */
  keep(suggestion: Suggestion): void;
  onProgress(progress: RunProgress): void;
  /** Aborted to stop: the question in flight is lost, what was found before stays found. */
  signal: AbortSignal;
  /** Milliseconds, for the rate. */
  now(): number;
}

/**
 * Asks the model each question several times and takes its wrong answers as distractors, the most frequent first.
 * @returns true when all were asked, false when it was aborted
 */
export async function sampleDistractors(
  { items, wanted, seed, sampling }: SamplesWanted,
  { ask, keep, onProgress, signal, now }: SamplingHooks
): Promise<boolean> {
  const start = now();
  onProgress(runProgress(0, items.length, 0, 0));
  for (const [i, item] of items.entries()) {
    if (signal.aborted) return false;
    const { question } = item;
    let texts: string[];
    try {
      texts = await ask(question, { ...sampling, seed });
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
    const missing = wanted - (question.distractors?.length ?? 0);
    const found = distractorsFromSamples(question, texts, missing).map(({ text }) => text);
    if (found.length > 0) {
      // What equals an accepted number in other digits is refused here at the latest.
      const { question: after, refused } = addDistractors(question, found, 'model');
      const added = found.filter((text) => !refused.some((other) => other.text === text));
      if (added.length > 0) keep({ item, added, after });
    }
    onProgress(runProgress(i + 1, items.length, i + 1, now() - start));
  }
  return true;
}
