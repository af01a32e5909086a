import type { EngineOption } from '../engine/resolve-engine';
import type { PromptForm } from '../methods/arm';
import type { VariantReference } from '../methods/variant-reference';
import type { Shard } from '../runs/shard';

/** What a person chooses before pressing Run. */
export interface RunSettings {
  setId: string;
  limit: number;
  /** Ids of methods. */
  methods: string[];
  /** Variants; those this browser does not have are not asked. */
  variants: VariantReference[];
  modelId: string;
  engine: EngineOption;
  seed: number;
  form: PromptForm;
  examples: number;
  /** The part of the questions that this machine asks; `null`: all. */
  shard: Shard | null;
}
