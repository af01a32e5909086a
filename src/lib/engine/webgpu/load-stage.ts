import type { InitProgressReport } from '@mlc-ai/web-llm';
import type { LoadProgress } from '../language-model';

/** web-llm's report of loading, in the lab's words. */
export function loadStage({ text, progress }: InitProgressReport): LoadProgress {
  if (/shader modules/i.test(text)) {
    return {
      stage: 'Compiling shaders (seconds on a graphics card, up to half a minute without one)',
      fraction: progress
    };
  }
  if (/from cache|param/i.test(text)) return { stage: 'Moving the weights to the GPU', fraction: progress };
  return { stage: 'Starting the model', fraction: null };
}
