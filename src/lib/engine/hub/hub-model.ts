/** One compiled form of a model in web-llm's list. */
export interface HubVariant {
  /** Its name in web-llm's list. */
  modelId: string;
  /** URL of the folder with the weights. */
  folder: string;
  /** URL of the compiled library. */
  library: string;
  /** How the weights are stored, e.g. `q4f32_1`: 4 bits in groups, 32-bit arithmetic. */
  format: string;
  /** Whether the adapter must offer `shader-f16`. */
  shaderF16: boolean;
  /** Bytes to fetch, about: the number of weights at this format's bits. */
  download: number;
  /** Bytes of GPU memory, as web-llm states them. */
  memory: number;
}

/** A chat model of web-llm's list, in the smallest form with 16-bit shaders and without. */
export interface HubModel {
  title: string;
  licence: string;
  /** Millions of parameters. */
  parameters: number;
  /** At most two: the one that needs `shader-f16` first. */
  variants: HubVariant[];
}
