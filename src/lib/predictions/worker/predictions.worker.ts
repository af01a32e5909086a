import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import { viewOf, type PredictionsService } from './service';

installFetchGuard();

const service: PredictionsService = {
  async view(file, choices, settings) {
    return viewOf(new Uint8Array(await file.arrayBuffer()), choices, settings);
  }
};

Comlink.expose(service);
