import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import { rowsOf, runOf, viewOf, type PredictionsService } from './service';

installFetchGuard();

const service: PredictionsService = {
  async view(file, choices, settings) {
    return viewOf(new Uint8Array(await file.arrayBuffer()), choices, settings);
  },
  async read(file, name, choices) {
    return rowsOf(new Uint8Array(await file.arrayBuffer()), name, choices);
  },
  async open(file, name, choices) {
    return runOf(new Uint8Array(await file.arrayBuffer()), name, choices);
  }
};

Comlink.expose(service);
