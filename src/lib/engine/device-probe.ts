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
  /** What the adapter has too little of for web-llm, in words; `null` where it has enough, or where there is none. */
  lacks: string | null;
}

const KB = 2 ** 10;
const MB = 2 ** 20;
/** The least web-llm 0.2.86 starts with, of limits that adapters differ in (Firefox's have 16 KB of workgroup storage). */
const NEEDED = [
  { limit: 'maxComputeWorkgroupStorageSize', least: 32 * KB, unit: KB, what: 'KB of workgroup storage' },
  { limit: 'maxBufferSize', least: 256 * MB, unit: MB, what: 'MB in a buffer' },
  { limit: 'maxStorageBufferBindingSize', least: 128 * MB, unit: MB, what: 'MB in a bound buffer' },
  { limit: 'maxStorageBuffersPerShaderStage', least: 10, unit: 1, what: 'storage buffers in a shader' }
] as const;

function lackOf(limits: Partial<GPUSupportedLimits> = {}): string | null {
  for (const { limit, least, unit, what } of NEEDED) {
    const offered = limits[limit];
    if (offered !== undefined && offered < least)
      return `${least / unit} ${what}, where this adapter offers ${Math.floor(offered / unit)}`;
  }
  return null;
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
      shaderF16: false,
      lacks: null
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
  const lacks = lackOf(adapter.limits);
  return {
    preferred: fallback || lacks ? 'cpu' : 'webgpu',
    reason: fallback
      ? `WebGPU is only a software adapter here (${name}); the CPU engine is faster.`
      : lacks
        ? `On WebGPU (${name}) the lab needs ${lacks}, so the model runs on the CPU.`
        : `WebGPU runs on ${name}.`,
    adapter: name,
    hardware: !fallback,
    shaderF16: adapter.features.has('shader-f16'),
    lacks
  };
}
