import type { CatalogueEntry } from '../engine/catalogue';
import { queryOf, type LabSettings } from '../lab/settings';
import { MOST_PARTS, type Shard } from '../runs/shard';

/** A question set shared out among machines, as a teacher plans it. */
export type SharedOut = Pick<LabSettings, 'setId' | 'limit' | 'seed' | 'engine' | 'methods' | 'modelId'>;

/** Most machines a class has. */
export const MOST_MACHINES = Math.min(200, MOST_PARTS);

const both = ['cpu', 'webgpu'] as const;

/** The engines on which all machines can run a model: those it has files for; both of one that is not known here. */
export function enginesOf(entry: Pick<CatalogueEntry, 'sources'> | undefined): readonly ('cpu' | 'webgpu')[] {
  if (!entry) return both;
  const { gguf, mlc } = entry.sources;
  return both.filter((engine) => (engine === 'cpu' ? gguf : mlc) !== undefined);
}

/** The address of one machine's part. @param siteUrl absolute URL of the site's root */
export function partAddress(siteUrl: string, settings: LabSettings, chosen: SharedOut, shard: Shard): string {
  return new URL(queryOf({ ...settings, ...chosen, shard }), siteUrl).href;
}
