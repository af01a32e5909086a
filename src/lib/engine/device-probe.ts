import type { EngineId } from './language-model';

/** What this machine can run a model on. */
export interface DeviceReport {
  /** The engine the lab takes unless told otherwise. */
  preferred: EngineId;
  /** Why, in a sentence. */
  reason: string;
  /** Name of the WebGPU adapter; `null` without WebGPU. */
  adapter: string | null;
  /** Whether the adapter is a real GPU. */
  hardware: boolean;
  /** Whether shaders may use 16-bit floats. */
  shaderF16: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|software/i;

/** Looks at the WebGPU adapter: a real one is preferred, a software one is slower than the CPU engine. */
export async function probeDevice(gpu: GPU | undefined = globalThis.navigator?.gpu): Promise<DeviceReport> {
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) {
    return {
      preferred: 'cpu',
      reason: 'This browser offers no WebGPU adapter, so the model runs on the CPU.',
      adapter: null,
      hardware: false,
      shaderF16: false
    };
  }
  // Not every browser says what its adapter is.
  const info: Partial<GPUAdapterInfo> = adapter.info ?? {};
  const name =
    [info.vendor, info.architecture, info.description].filter(Boolean).join(' ') || 'unnamed adapter';
  const fallback =
    info.isFallbackAdapter ||
    (adapter as { isFallbackAdapter?: boolean }).isFallbackAdapter ||
    SOFTWARE.test(name);
  return {
    preferred: fallback ? 'cpu' : 'webgpu',
    reason: fallback
      ? `WebGPU is only a software adapter here (${name}); the CPU engine is faster.`
      : `WebGPU runs on ${name}.`,
    adapter: name,
    hardware: !fallback,
    shaderF16: adapter.features.has('shader-f16')
  };
}
