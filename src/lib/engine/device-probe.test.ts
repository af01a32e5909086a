import { expect, it } from 'vitest';
import { probeDevice } from './device-probe';

function gpu(
  info: Partial<GPUAdapterInfo>,
  features: string[] = [],
  limits?: Partial<GPUSupportedLimits>
): GPU {
  return { requestAdapter: async () => ({ info, limits, features: new Set(features) }) } as unknown as GPU;
}

it('takes a real GPU and names it', async () => {
  const report = await probeDevice(gpu({ vendor: 'nvidia', architecture: 'hopper' }, ['shader-f16']));
  expect(report).toMatchObject({ preferred: 'webgpu', hardware: true, shaderF16: true });
  expect(report.reason).toContain('nvidia hopper');
});

it.each([
  { isFallbackAdapter: true },
  { architecture: 'swiftshader' },
  { description: 'llvmpipe (LLVM 15)' }
])('prefers the CPU to a software adapter: %j', async (info) => {
  expect(await probeDevice(gpu(info))).toMatchObject({ preferred: 'cpu', hardware: false });
});

it.each([undefined, {}])('takes an adapter that does not say what it is: %j', async (info) => {
  const report = await probeDevice(gpu(info as Partial<GPUAdapterInfo>));
  expect(report).toMatchObject({ preferred: 'webgpu', adapter: 'unnamed adapter' });
});

it('falls back to the CPU without WebGPU, without an adapter, and where asking fails', async () => {
  expect((await probeDevice(undefined)).preferred).toBe('cpu');
  expect((await probeDevice({ requestAdapter: async () => null } as unknown as GPU)).preferred).toBe('cpu');
  const failing = { requestAdapter: () => Promise.reject(new Error('lost')) } as unknown as GPU;
  expect((await probeDevice(failing)).preferred).toBe('cpu');
});

it.each([
  [{ maxComputeWorkgroupStorageSize: 16_384 }, '32 KB of workgroup storage, where this adapter offers 16'],
  [{ maxBufferSize: 2 ** 27 }, '256 MB in a buffer, where this adapter offers 128'],
  [{ maxStorageBuffersPerShaderStage: 8 }, '10 storage buffers in a shader, where this adapter offers 8'],
  [{ maxComputeWorkgroupStorageSize: 32_768, maxBufferSize: 2 ** 28 }, null]
])('knows before a download what an adapter cannot hold: %j', async (limits, lacks) => {
  const report = await probeDevice(gpu({ vendor: 'mozilla' }, [], limits));
  expect(report).toMatchObject({ lacks, preferred: lacks ? 'cpu' : 'webgpu' });
  if (lacks) expect(report.reason).toContain(lacks);
});
