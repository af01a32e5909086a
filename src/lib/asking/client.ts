import * as Comlink from 'comlink';
import type { EngineService } from './protocol';

/** A started engine worker: its service, and how to end it. */
export interface EngineClient {
  service: Comlink.Remote<EngineService>;
  terminate(): void;
}

/** Starts the engine's worker. */
export function startEngine(): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  const service = Comlink.wrap<EngineService>(worker);
  return {
    service,
    terminate() {
      service[Comlink.releaseProxy]();
      worker.terminate();
    }
  };
}
