import type { Question } from '../../questions/question';
import type { RunPlan } from '../../runs/run';
import type { Trace } from '../../methods/trace';
import type { CatalogueEntry } from '../catalogue';
import type { EngineId, LoadProgress, ModelDescription } from '../language-model';

/** What the page can ask of the engine's worker. Errors arrive as `Error` with the `EngineError`'s message and name. */
export interface EngineService {
  /**
   * Loads a model, unloading the one before.
   * @param siteUrl absolute URL of the site's root, against which the entry's URLs are resolved
   */
  load(
    entry: CatalogueEntry,
    engine: EngineId,
    siteUrl: string,
    onProgress: (progress: LoadProgress) => void
  ): Promise<ModelDescription>;
  /** Breaks off a load in progress. */
  cancelLoad(): void;
  /** Asks one question in every way the plan names. Rejects with `Interrupted` after `interrupt()`. */
  ask(plan: RunPlan, question: Question): Promise<Trace[]>;
  /** Breaks off the question being asked. */
  interrupt(): void;
  /** Frees the model. */
  unload(): Promise<void>;
}
