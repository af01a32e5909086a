import type { Parameter } from './llama-parameters';

/** A file of a model folder. */
export interface FolderFile {
  name: string;
  data: Uint8Array;
}

/** Where one array lies inside its shard. */
export interface TensorRecord {
  name: string;
  shape: number[];
  dtype: string;
  format: 'raw';
  nbytes: number;
  byteOffset: number;
}

/** One shard as `tensor-cache.json` lists it. */
export interface ShardRecord {
  dataPath: string;
  format: 'raw-shard';
  nbytes: number;
  records: TensorRecord[];
}

/** `tensor-cache.json`, as TVM's `dump_tensor_cache` writes and web-llm reads it. */
export interface TensorCache {
  metadata: Record<string, number>;
  records: ShardRecord[];
}

/** A shard is closed when the next array would take it beyond this; a larger array has a shard of its own. */
const SHARD_BYTES = 32 * 1024 * 1024;

/**
 * Divides arrays into shards, made and given away one at a time, with `tensor-cache.json` last.
 * @param parameters the arrays in order
 */
export function* tensorCacheFiles(
  parameters: Iterable<Parameter>,
  shardBytes = SHARD_BYTES
): Generator<FolderFile> {
  const cache: TensorCache = { metadata: {}, records: [] };
  let parts: Uint8Array[] = [];
  let records: TensorRecord[] = [];
  let filled = 0;
  let count = 0;
  let bytes = 0;

  function close(): FolderFile {
    const data = new Uint8Array(filled);
    for (const [i, part] of parts.entries()) data.set(part, records[i]!.byteOffset);
    const name = `params_shard_${cache.records.length}.bin`;
    cache.records.push({ dataPath: name, format: 'raw-shard', nbytes: filled, records });
    parts = [];
    records = [];
    filled = 0;
    return { name, data };
  }

  for (const { name, dtype, shape, data } of parameters) {
    if (filled > 0 && filled + data.byteLength > shardBytes) yield close();
    records.push({
      name,
      shape,
      dtype,
      format: 'raw',
      nbytes: data.byteLength,
      byteOffset: filled
    });
    parts.push(data);
    filled += data.byteLength;
    bytes += data.byteLength;
    count++;
  }
  if (filled > 0) yield close();
  cache.metadata = { ParamSize: count, ParamBytes: bytes };
  yield { name: 'tensor-cache.json', data: new TextEncoder().encode(JSON.stringify(cache)) };
}
