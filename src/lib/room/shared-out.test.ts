import { expect, it } from 'vitest';
import { builtInModel, catalogue } from '../engine/catalogue';
import { defaultSettings, settingsFrom } from '../lab/settings';
import { enginesOf, partAddress } from './shared-out';

it('a machine’s address names the model it is to run', () => {
  const chosen = {
    setId: 'world-facts',
    limit: 60,
    seed: 3,
    engine: 'cpu' as const,
    methods: ['direct'],
    modelId: 'remote/example.org/a model'
  };
  const link = partAddress('https://lab.example/x/', defaultSettings, chosen, { part: 2, of: 3 });
  const { modelId, shard } = settingsFrom(new URL(link).searchParams);
  expect({ modelId, shard }).toEqual({ modelId: chosen.modelId, shard: { part: 2, of: 3 } });
  const usual = partAddress(
    'https://lab.example/x/',
    defaultSettings,
    { ...chosen, modelId: builtInModel.id },
    { part: 2, of: 3 }
  );
  expect(usual).not.toContain('model=');
});

it('all machines run a model on an engine it has files for', () => {
  expect(enginesOf(builtInModel)).toEqual(['cpu', 'webgpu']);
  expect(enginesOf(catalogue.find(({ builtIn }) => !builtIn))).toEqual(['webgpu']);
  expect(enginesOf({ sources: { gguf: ['a.gguf'] } })).toEqual(['cpu']);
  expect(enginesOf(undefined)).toEqual(['cpu', 'webgpu']);
});
