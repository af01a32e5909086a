import { expect, it } from 'vitest';
import { testRun } from '../../../tests/fixtures/run';
import { builtInModel, type CatalogueEntry } from '../engine/catalogue';
import type { DeviceReport } from '../engine/device-probe';
import { remoteEntry } from '../engine/files/remote-models';
import { liveOffer } from './live-offer';

const device: DeviceReport = {
  preferred: 'cpu',
  reason: '',
  adapter: null,
  hardware: false,
  shaderF16: false,
  lacks: null
};
const gguf = remoteEntry({ gguf: 'https://example.org/small.gguf' });
const mlc = remoteEntry({ folder: 'https://example.org/large', library: 'https://example.org/large.wasm' });
const known = (entries: CatalogueEntry[], ready = true) => ({
  ready,
  find: (id: string) => entries.find((entry) => entry.id === id)
});
const all = known([builtInModel, gguf, mlc]);
const model = { ...testRun(1).model!, modelId: builtInModel.id };

it('as usual offers whatever is loaded, and else nothing', () => {
  expect(liveOffer(null, null, all, device)).toBe(null);
  expect(liveOffer(null, model, all, device)).toEqual({ kind: 'loaded', entry: builtInModel, model });
  expect(liveOffer(null, { ...model, modelId: gguf.id }, all, device)).toMatchObject({ kind: 'loaded' });
  expect(liveOffer(null, { ...model, modelId: 'gone' }, all, device)).toBe(null);
});

it('offers the chosen model and no other, whether it is loaded or has to be fetched', () => {
  expect(liveOffer(gguf.id, model, all, device)).toEqual({ kind: 'fetch', entry: gguf, engine: 'cpu' });
  expect(liveOffer(gguf.id, { ...model, modelId: gguf.id }, all, null)).toMatchObject({
    kind: 'loaded',
    entry: gguf
  });
  expect(liveOffer(gguf.id, null, all, null)).toBe(null);
});

it('says what is in the way of the chosen model', () => {
  expect(liveOffer(mlc.id, null, all, device)).toEqual({
    kind: 'cannot',
    entry: mlc,
    why: 'It needs WebGPU, which this browser does not offer.'
  });
  expect(liveOffer('remote/example.org/x', null, all, device)).toEqual({
    kind: 'unknown',
    id: 'remote/example.org/x'
  });
  // It may still be among those that are kept here.
  expect(liveOffer(gguf.id, null, known([], false), device)).toBe(null);
});
