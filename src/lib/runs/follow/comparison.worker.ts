import * as Comlink from 'comlink';
import { installFetchGuard } from '../../engine/worker/guarded-fetch';
import { comparisonService, type ComparisonService } from './comparison-service';

installFetchGuard();

const service = comparisonService();

Comlink.expose({
  ...service,
  async keep(ids, readings) {
    const curves = await service.keep(ids, readings);
    return Comlink.transfer(curves, [curves.buffer]);
  }
} satisfies ComparisonService);
