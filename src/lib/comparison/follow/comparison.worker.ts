import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import { comparisonService, type ComparisonService } from './service';

installFetchGuard();

const service = comparisonService();

Comlink.expose({
  ...service,
  async add(answers) {
    const cells = await service.add(answers);
    return Comlink.transfer(cells, [cells.values.buffer, cells.judged.buffer]);
  },
  async curves(key) {
    const curves = await service.curves(key);
    return Comlink.transfer(curves, [curves.buffer]);
  }
} satisfies ComparisonService);
