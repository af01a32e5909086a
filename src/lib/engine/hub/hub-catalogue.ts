import type { CatalogueEntry } from '../catalogue-entry';
import type { HubModel, HubVariant } from './hub-model';
import models from './hub-models.json';

/** Millions of parameters from which a model counts as large. */
const LARGE_ENOUGH = 1000;

function entryOf(model: HubModel, variant: HubVariant): CatalogueEntry {
  const { folder, library, download, memory } = variant;
  return {
    id: variant.modelId,
    title: `${model.title} (${variant.format})`,
    licence: model.licence,
    parameters: model.parameters,
    size: { webgpu: { download, memory } },
    sources: { mlc: { folder, library } },
    builtIn: false,
    needsShaderF16: variant.shaderF16,
    large: model.parameters >= LARGE_ENOUGH
  };
}

/** Every compiled form the lab can load from the hub; a run names the exact one. */
export function hubEntries(): CatalogueEntry[] {
  return (models satisfies HubModel[]).flatMap((model) =>
    model.variants.map((variant) => entryOf(model, variant))
  );
}

/**
 * One form of each hub model, as this adapter can run it: with 16-bit shaders where it has them, else its 32-bit twin.
 * Models without a twin are kept, so that a person sees why they do not run.
 */
export function offeredForms(entries: readonly CatalogueEntry[], shaderF16: boolean): CatalogueEntry[] {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  return models.map(({ variants }) => {
    const form = variants.find((variant) => variant.shaderF16 === shaderF16) ?? variants[0]!;
    return known.get(form.modelId)!;
  });
}
