import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import { comparisonService, type ComparisonService } from './service';

installFetchGuard();

const service = comparisonService();

Comlink.expose({
  ...service,
  async add(answers) {
    const facts = await service.add(answers);
    const { values, judged, lacks } = facts;
    return Comlink.transfer(facts, [values.buffer, judged.buffer, lacks.buffer]);
  },
  async curves(key) {
    const curves = await service.curves(key);
    return Comlink.transfer(curves, [curves.buffer]);
  }
} satisfies ComparisonService);
