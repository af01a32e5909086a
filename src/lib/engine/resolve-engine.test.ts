import { expect, it } from 'vitest';
import { builtInModel } from './catalogue';
import type { DeviceReport } from './device-probe';
import { engineText, optionOf, resolveEngine } from './resolve-engine';

const real: DeviceReport = {
  preferred: 'webgpu',
  reason: 'WebGPU runs on nvidia hopper.',
  adapter: 'nvidia hopper',
  hardware: true,
  shaderF16: true,
  lacks: null
};
const software: DeviceReport = {
  preferred: 'cpu',
  reason: 'WebGPU is only a software adapter here.',
  adapter: 'google swiftshader',
  hardware: false,
  shaderF16: false,
  lacks: null
};
const none: DeviceReport = { ...software, adapter: null, reason: 'This browser offers no WebGPU adapter.' };

it('takes the better engine, and says why', () => {
  expect(resolveEngine('auto', builtInModel, real)).toEqual({
    engine: 'webgpu',
    arithmetic: 'float32',
    reason: real.reason
  });
  expect(resolveEngine('auto', builtInModel, software)).toEqual({
    engine: 'cpu',
    arithmetic: 'float32',
    reason: software.reason
  });
  expect(resolveEngine('auto', builtInModel, none).engine).toBe('cpu');
});

it('takes the one the model has files for', () => {
  const { gguf, mlc } = builtInModel.sources;
  const hub = { ...builtInModel, title: 'Hub', sources: { mlc } };
  expect(resolveEngine('auto', hub, software)).toMatchObject({
    engine: 'webgpu',
    reason: expect.stringMatching(/Hub has files for the WebGPU engine only/)
  });
  expect(resolveEngine('auto', { ...builtInModel, sources: { gguf } }, real).engine).toBe('cpu');
});

it('obeys a person, and says what that means here', () => {
  expect(resolveEngine('webgpu', builtInModel, software).reason).toMatch(/software adapter.*a minute/);
  expect(resolveEngine('webgpu', builtInModel, none).reason).toMatch(/no adapter/);
  expect(resolveEngine('webgpu', builtInModel, real)).toMatchObject({ engine: 'webgpu' });
  expect(resolveEngine('cpu', builtInModel, real)).toMatchObject({
    engine: 'cpu',
    reason: expect.stringContaining('nvidia hopper would be faster')
  });
  expect(resolveEngine('cpu-int8', builtInModel, real)).toMatchObject({ engine: 'cpu', arithmetic: 'int8' });
});

it('what a model ran on leads back to the choice, and has a name', () => {
  const model = { modelId: 'm', runtime: 'r', vocabularySize: 2, contextLength: 2, device: 'd' };
  const described = { ...model, rawLogits: false, stopTokens: [] };
  const cases = [
    [{ engine: 'webgpu' }, 'webgpu', 'WebGPU'],
    [{ engine: 'cpu', arithmetic: 'float32' }, 'cpu', 'CPU, 32-bit floats'],
    [{ engine: 'cpu', arithmetic: 'int8' }, 'cpu-int8', 'CPU, 8-bit activations'],
    // Runs from before the arithmetic could be chosen.
    [{ engine: 'cpu' }, 'cpu-int8', 'CPU, 8-bit activations']
  ] as const;
  for (const [ran, option, text] of cases) {
    expect(optionOf({ ...described, ...ran })).toBe(option);
    expect(engineText({ ...described, ...ran })).toBe(text);
  }
});
