import type { ImportedSetInfo } from './import-result';
import { isRecord } from './tables/record';
import { asText } from './values/read-value';

/** What a set of the lab's own says of itself, or what a file's name does. */
export function infoOf(name: string, headings: readonly unknown[]): ImportedSetInfo {
  const title = name
    .replace(/^.*[/\\]/, '')
    .replace(/(?:\.(?:gz|zip|csv|tsv|txt|json|jsonl|ndjson|parquet|gift|xml|ya?ml|dat|h5p))+$/i, '')
    .replace(/_+/g, ' ')
    .trim();
  const info: ImportedSetInfo = { title: title || 'Imported questions' };
  const [heading] = headings;
  if (headings.length !== 1 || !isRecord(heading)) return info;
  for (const field of ['id', 'title', 'description', 'licence', 'source'] as const) {
    const text = asText(heading[field]);
    if (text !== null) info[field] = text;
  }
  return info;
}
