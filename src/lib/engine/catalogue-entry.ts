import type { EngineId } from './language-model';

/** Where a model's files lie. URLs are absolute or relative to the site's root. */
export interface ModelSources {
  /** GGUF parts in order, for the `cpu` engine. */
  gguf?: string[];
  /** MLC folder and compiled model library, for the `webgpu` engine. */
  mlc?: { folder: string; library: string };
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
