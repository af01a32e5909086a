import { engineNames } from '../engine/resolve-engine';
import { titleOf } from '../runs/plan';
import { lab } from './lab.svelte';
import { modelDesk, type ModelState } from './model-desk.svelte';

/** What the header says: what runs, on what, and of which run. */
export interface HeaderWords {
  state: ModelState;
  model: string;
  /** `null` without a run. */
  run: string | null;
}

function modelWords(): string {
  if (modelDesk.state === 'loading') return 'loading the model …';
  if (modelDesk.state === 'failed') return 'the model did not load';
  if (!modelDesk.model) return 'no model loaded';
  const { modelId, engine } = modelDesk.model;
  return `${modelId} · ${engineNames[engine]} · ${lab.busy ? 'running' : 'ready'}`;
}

/** The header's words, as things are. */
export function headerWords(): HeaderWords {
  const { run } = lab;
  return {
    state: modelDesk.state,
    model: modelWords(),
    run:
      run &&
      (run.predictions
        ? `${run.predictions.file} · ${run.plan.questionIds.length}`
        : titleOf(run.plan, run.set))
  };
}
