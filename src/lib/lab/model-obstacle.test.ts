import { expect, it } from 'vitest';
import type { DeviceReport } from '../engine/device-probe';
import { modelObstacle } from './model-obstacle';

const device = (adapter: string | null, shaderF16 = false): DeviceReport => ({
  preferred: adapter ? 'webgpu' : 'cpu',
  reason: '',
  adapter,
  hardware: adapter !== null,
  shaderF16,
  lacks: null
});
const gguf = { sources: { gguf: ['a.gguf'] } };
const mlc = { sources: { mlc: { folder: 'a', library: 'b' } } };

it('says why a model cannot run here before anything is fetched', () => {
  expect(modelObstacle(gguf, 'cpu', device(null))).toBeNull();
  expect(modelObstacle(gguf, 'webgpu', device('gpu'))).toMatch(/no files for the WebGPU engine/);
  expect(modelObstacle(mlc, 'webgpu', device(null))).toMatch(/needs WebGPU/);
  expect(modelObstacle(mlc, 'webgpu', device('gpu'))).toBeNull();
  const small = { ...device('gpu'), lacks: '32 KB of workgroup storage, where this adapter offers 16' };
  expect(modelObstacle(mlc, 'webgpu', small)).toBe(
    'On WebGPU it needs 32 KB of workgroup storage, where this adapter offers 16.'
  );
  expect(modelObstacle(gguf, 'cpu', small)).toBeNull();
  expect(modelObstacle({ ...mlc, needsShaderF16: true }, 'webgpu', device('gpu'))).toMatch(/16-bit shaders/);
  expect(modelObstacle({ ...mlc, needsShaderF16: true }, 'webgpu', device('gpu', true))).toBeNull();
});
