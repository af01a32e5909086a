import { hubEntries, offeredForms } from './hub/hub-catalogue';
import type { EngineId } from './language-model';

/** Where a model's files lie. URLs are absolute or relative to the site's root. */
export interface ModelSources {
  /** GGUF parts in order, for the `cpu` engine. */
  gguf?: string[];
  /** MLC folder and compiled model library, for the `webgpu` engine. */
  mlc?: { folder: string; library: string };
}

/** Absolute URLs of all of a model's sources. */
export function sourceUrls({ gguf = [], mlc }: ModelSources, siteUrl: string): string[] {
  const urls = [...gguf, ...(mlc ? [mlc.folder, mlc.library] : [])];
  return urls.map((url) => new URL(url, siteUrl).href);
}

/** A model the lab can load. */
export interface CatalogueEntry {
  id: string;
  title: string;
  licence: string;
  /** Number of parameters, in millions; `null` where it is not known. */
  parameters: number | null;
  /** Bytes fetched, and memory needed to run, by engine. */
  size: Partial<Record<EngineId, { download: number; memory: number }>>;
  sources: ModelSources;
  /** Comes with the lab: needs no other origin. */
  builtIn: boolean;
  /** A file from this machine, kept in this browser. */
  local?: boolean;
  /** Added by its address; fetched from there. */
  remote?: boolean;
  /** Whether the WebGPU adapter must offer 16-bit shaders. */
  needsShaderF16?: boolean;
  /** Whether it has about a billion parameters or more: from there up letters name options and formats asked for in words are followed. */
  large: boolean;
}

/** The model that comes with the lab. */
export const builtInModel: CatalogueEntry = {
  id: 'smollm2-135m',
  title: 'SmolLM2-135M-Instruct',
  licence: 'Apache-2.0',
  parameters: 135,
  size: {
    // Weights, keys and values in 32-bit floats.
    cpu: { download: 98_362_432, memory: 750e6 },
    // Weights, and keys and values of 2,048 tokens, in 32-bit floats.
    webgpu: { download: 117_450_000, memory: 220e6 }
  },
  sources: {
    gguf: ['models/smollm2-135m/SmolLM2-135M-Instruct.Q4_1.gguf'],
    mlc: { folder: 'models/smollm2-135m/', library: 'model-libs/smollm2-135m.wasm' }
  },
  builtIn: true,
  large: false
};

/** All models known by name: the lab's own first, then web-llm's prebuilt ones. */
export const catalogue: readonly CatalogueEntry[] = [builtInModel, ...hubEntries()];

/** The models to choose from on a machine, each in the form its adapter can run. */
export function offeredModels(shaderF16: boolean): CatalogueEntry[] {
  const builtIn = catalogue.filter((entry) => entry.builtIn);
  return [...builtIn, ...offeredForms(catalogue, shaderF16)];
}

/** The entry of a model id, or `undefined`. */
export function findModel(id: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.id === id);
}
