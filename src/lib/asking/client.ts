import * as Comlink from 'comlink';
import type { EngineService } from './protocol';
import { watchedService } from './watched-service';

/** A started engine worker: its service, and how to end it. */
export interface EngineClient {
  service: Comlink.Remote<EngineService>;
  terminate(): void;
}

/**
 * Starts the engine's worker.
 * @param onLost told when it cannot be used any more: calls reject, and another one is to be started
 */
export function startEngine(onLost = () => {}): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  const service = watchedService(worker, Comlink.wrap<EngineService>(worker), onLost);
  return {
    service,
    terminate() {
      service[Comlink.releaseProxy]();
      worker.terminate();
    }
  };
}
