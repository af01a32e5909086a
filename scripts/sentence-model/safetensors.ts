/** A tensor of a safetensors file: its shape, slowest dimension first, and its stored bytes. */
export interface StoredTensor {
  dtype: string;
  shape: number[];
  data: Uint8Array;
}

interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/**
 * Reads a safetensors file: a length of 8 bytes, a header of JSON, the tensors' bytes.
 * @throws RangeError where it ends before its tensors do
 */
export function readSafetensors(file: Uint8Array): Map<string, StoredTensor> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, start))) as Record<string, Entry>;
  const tensors = new Map<string, StoredTensor>();
  for (const [name, { dtype, shape, data_offsets: [from, to] = [0, 0] }] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    if (start + to > file.length) throw new RangeError(`The file ends before its tensor ${name} does.`);
    tensors.set(name, { dtype, shape, data: file.subarray(start + from, start + to) });
  }
  return tensors;
}
