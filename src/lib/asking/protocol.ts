import type { CatalogueEntry } from '../engine/catalogue';
import type { LoadProgress, ModelDescription } from '../engine/language-model';
import type { EngineChoice } from '../engine/resolve-engine';
import type { Answered } from '../methods/arm';
import type { Question } from '../questions/question';
import type { AskPlan } from './ask-question';
import type { Listener } from './asking-around';
import type { PromptParts } from './prompt-text';
import type { AnswerSampling } from './sample-answers';

/** What the page can ask of the engine's worker. Errors arrive as `Error` with the `EngineError`'s message and name. */
export interface EngineService {
  /**
   * Loads a model, unloading the one before.
   * @param siteUrl absolute URL of the site's root, against which the entry's URLs are resolved
   */
  load(
    entry: CatalogueEntry,
    choice: Pick<EngineChoice, 'engine' | 'arithmetic'>,
    siteUrl: string,
    onProgress: (progress: LoadProgress) => void
  ): Promise<ModelDescription>;
  /** Breaks off a load in progress. */
  cancelLoad(): void;
  /**
   * Asks one question under every arm of the plan; as many at once as the model's description says, others wait. Rejects with
   * `Interrupted` after `interrupt()`.
   * @param heard told of the replies' tokens as they come; a Comlink proxy
   */
  ask(plan: AskPlan, question: Question, heard?: Listener): Promise<Answered>;
  /**
   * What the model answers when sampled, as `sampleAnswers`. Waits like `ask`. Rejects with `Interrupted`
   * after `interrupt()`.
   */
  sample(question: Question, options: AnswerSampling): Promise<string[]>;
  /** A prompt as the loaded model would get it. Rejects without a model, or where it has no chat template. */
  render(parts: PromptParts): Promise<string>;
  /** Breaks off the questions being asked or sampled, and those that wait. */
  interrupt(): void;
  /** Frees the model. */
  unload(): Promise<void>;
}
