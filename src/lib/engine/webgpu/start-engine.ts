import type { MLCEngine } from '@mlc-ai/web-llm';
import { EngineError } from '../language-model';
import type { DeviceWatch } from './device-watch';
import { watchDevice } from './watched-device';

/**
 * Loads the engine; an aborted signal rejects at once and cleans up behind.
 * @param contextLength longest sequence; `null` leaves a sliding window as the model has it
 */
export async function startEngine(
  engine: MLCEngine,
  modelId: string,
  contextLength: number | null,
  device: DeviceWatch,
  signal: AbortSignal
): Promise<void> {
  const reload = watchDevice(
    () =>
      engine.reload(modelId, {
        ...(contextLength !== null && { context_window_size: contextLength }),
        temperature: 1,
        top_p: 1,
        repetition_penalty: 1,
        presence_penalty: 0,
        frequency_penalty: 0
      }),
    (opened) => device.watch(opened)
  );
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      device.expected = true;
      reject(new EngineError('cancelled', 'Loading was cancelled.'));
      void reload.catch(() => {}).then(() => engine.unload().catch(() => {}));
    };
  });
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await device.during(() => Promise.race([reload, aborted]));
    device.loaded = true;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
