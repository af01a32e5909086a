import { hubEntries, offeredForms } from './hub/hub-catalogue';
import type { CatalogueEntry, ModelSources } from './catalogue-entry';

export type { CatalogueEntry, ModelSources } from './catalogue-entry';

/** Absolute URLs of all of a model's sources. */
export function sourceUrls({ gguf = [], mlc }: ModelSources, siteUrl: string): string[] {
  const urls = [...gguf, ...(mlc ? [mlc.folder, mlc.library] : [])];
  return urls.map((url) => new URL(url, siteUrl).href);
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

/**
 * What a model is called in a paper, and the file its weights are from, where it is the one that comes with the lab; the ids of
 * others say both.
 */
export function nameInPaper(modelId: string): { name: string; weights: string | null } {
  if (modelId !== builtInModel.id) return { name: modelId, weights: null };
  return { name: builtInModel.title, weights: builtInModel.sources.gguf![0]!.split('/').at(-1)! };
}

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
