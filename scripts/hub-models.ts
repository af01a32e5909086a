/**
 * Lists web-llm's prebuilt chat models that need up to about 2 GB of memory, from the package's own list:
 * `npx tsx scripts/hub-models.ts`. The list is committed, because importing web-llm on a page costs 6 MB.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prebuiltAppConfig, type ModelRecord } from '@mlc-ai/web-llm';
import type { HubModel, HubVariant } from '../src/lib/engine/hub/hub-model';

const OUTPUT = join(import.meta.dirname, '..', 'src', 'lib', 'engine', 'hub', 'hub-models.json');
const MOST_MEMORY_MB = 2100;
/** `model_type` of a model that makes embeddings and cannot answer. */
const EMBEDDING = 1;
const NAME = /^(?<base>.+)-(?<format>q\df(?:16|32)(?:_\d)?)-MLC(?<context>-1k)?$/;

/** Millions of parameters by the models' own cards, where the name rounds them; longest name that fits counts. */
const CARD_PARAMETERS: [string, number][] = [
  ['llama-3.2-1b', 1236],
  ['smollm2-1.7b', 1711],
  ['smollm2-360m', 362],
  ['gemma-2-2b', 2614],
  ['gemma-2b', 2506],
  ['olmo-2-0425-1b', 1485],
  ['qwen3-0.6b', 596],
  ['qwen3-1.7b', 1721],
  ['qwen2.5-0.5b', 494],
  ['qwen2.5-coder-0.5b', 494],
  ['qwen2-0.5b', 494],
  ['qwen2.5-1.5b', 1544],
  ['qwen2.5-coder-1.5b', 1544],
  ['qwen2.5-math-1.5b', 1544],
  ['qwen2-1.5b', 1544],
  ['qwen2-math-1.5b', 1544],
  ['stablelm-2-zephyr-1_6b', 1645],
  ['redpajama-incite-chat-3b', 2776],
  ['phi-1_5', 1418]
];

/** Licences by the models' own cards. */
const LICENCES: [string, string][] = [
  ['llama-3.2', 'Llama 3.2 Community License'],
  ['gemma', 'Gemma Terms of Use'],
  ['stablelm', 'Stability AI Non-Commercial Research Community License'],
  ['phi-1_5', 'MIT'],
  ['smollm2', 'Apache-2.0'],
  ['olmo', 'Apache-2.0'],
  ['qwen', 'Apache-2.0'],
  ['redpajama', 'Apache-2.0'],
  ['tinyllama', 'Apache-2.0']
];

function byName<T>(table: [string, T][], base: string): T | undefined {
  return table.find(([name]) => base.toLowerCase().startsWith(name))?.[1];
}

function licenceOf(base: string): string {
  const licence = byName(LICENCES, base);
  if (!licence) throw new Error(`What is the licence of ${base}?`);
  return licence;
}

/** Millions of parameters: by the card, else as the name says them. */
function parametersOf(base: string): number {
  const known = byName(CARD_PARAMETERS, base);
  if (known) return known;
  const said = /(\d+(?:[._]\d+)?)\s*([bm])(?![a-z])/i.exec(base);
  if (!said) throw new Error(`How large is ${base}?`);
  const value = Number(said[1].replace('_', '.'));
  return said[2].toLowerCase() === 'b' ? Math.round(1000 * value) : value;
}

function variantOf(record: ModelRecord, format: string, parameters: number): HubVariant {
  return {
    modelId: record.model_id,
    folder: record.model,
    library: record.model_lib,
    format,
    shaderF16: format.includes('f16'),
    download: Math.round((parameters * 1e6 * bitsOf(format)) / 8),
    memory: Math.round((record.vram_required_MB ?? 0) * 1e6)
  };
}

/** Bits a weight takes, scales included: 4-bit groups of 32 share one scale. */
function bitsOf(format: string): number {
  if (format.startsWith('q0')) return format.includes('f16') ? 16 : 32;
  return format.includes('f16') ? 4.5 : 5;
}

/** Fewest bits first; of equals the longer context. */
function better(a: HubVariant, b: HubVariant): number {
  return bitsOf(a.format) - bitsOf(b.format) || a.modelId.length - b.modelId.length;
}

/** The models of the list that the lab offers, each in the smallest form with and without 16-bit shaders. */
export function hubModels(records: readonly ModelRecord[] = prebuiltAppConfig.model_list): HubModel[] {
  const byBase = new Map<string, HubVariant[]>();
  for (const record of records) {
    const { base, format } = NAME.exec(record.model_id)?.groups ?? {};
    const fits = record.vram_required_MB !== undefined && record.vram_required_MB <= MOST_MEMORY_MB;
    if (!base || !fits || record.model_type === EMBEDDING) continue;
    byBase.set(base, [...(byBase.get(base) ?? []), variantOf(record, format, parametersOf(base))]);
  }
  return [...byBase].map(([base, variants]) => {
    const best = [true, false].flatMap((shaderF16) =>
      variants
        .filter((variant) => variant.shaderF16 === shaderF16)
        .sort(better)
        .slice(0, 1)
    );
    return {
      title: base.replaceAll('_', '.'),
      licence: licenceOf(base),
      parameters: parametersOf(base),
      variants: best
    };
  });
}

if (process.argv[1] === import.meta.filename) {
  const models = hubModels();
  writeFileSync(OUTPUT, `${JSON.stringify(models, null, 2)}\n`);
  console.log(`${models.length} models`);
}
