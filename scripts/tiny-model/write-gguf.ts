/** A metadata value with the type it is written as. */
export type MetadataValue =
  | { string: string }
  | { boolean: boolean }
  | { uint32: number }
  | { float32: number }
  | { strings: readonly string[] }
  | { int32s: readonly number[] };

/** A tensor to be written: dimensions as GGUF lists them (length of a row first), ggml's storage type, stored blocks. */
export interface TensorToWrite {
  name: string;
  dimensions: readonly number[];
  type: number;
  data: Uint8Array;
}

const ALIGNMENT = 32;

/** Collects little-endian fields. */
class Fields {
  private readonly parts: Uint8Array[] = [];
  length = 0;

  bytes(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }

  private number(size: number, write: (view: DataView) => void): this {
    const part = new Uint8Array(size);
    write(new DataView(part.buffer));
    return this.bytes(part);
  }

  uint32 = (value: number) => this.number(4, (view) => view.setUint32(0, value, true));
  int32 = (value: number) => this.number(4, (view) => view.setInt32(0, value, true));
  uint64 = (value: number) => this.number(8, (view) => view.setBigUint64(0, BigInt(value), true));
  float32 = (value: number) => this.number(4, (view) => view.setFloat32(0, value, true));

  string(text: string): this {
    const encoded = new TextEncoder().encode(text);
    return this.uint64(encoded.length).bytes(encoded);
  }

  value(value: MetadataValue): this {
    if ('string' in value) return this.uint32(8).string(value.string);
    if ('boolean' in value) return this.uint32(7).bytes(Uint8Array.of(Number(value.boolean)));
    if ('uint32' in value) return this.uint32(4).uint32(value.uint32);
    if ('float32' in value) return this.uint32(6).float32(value.float32);
    this.uint32(9);
    if ('strings' in value) {
      this.uint32(8).uint64(value.strings.length);
      for (const text of value.strings) this.string(text);
    } else {
      this.uint32(5).uint64(value.int32s.length);
      for (const number of value.int32s) this.int32(number);
    }
    return this;
  }

  align(): this {
    return this.bytes(new Uint8Array((ALIGNMENT - (this.length % ALIGNMENT)) % ALIGNMENT));
  }

  joined(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

/** Writes a GGUF file (version 3, little-endian). */
export function writeGguf(
  metadata: Record<string, MetadataValue>,
  tensors: readonly TensorToWrite[]
): Uint8Array {
  const entries = Object.entries(metadata);
  const file = new Fields().bytes(new TextEncoder().encode('GGUF')).uint32(3);
  file.uint64(tensors.length).uint64(entries.length);
  for (const [key, value] of entries) file.string(key).value(value);
  const data = new Fields();
  for (const tensor of tensors) {
    file.string(tensor.name).uint32(tensor.dimensions.length);
    for (const size of tensor.dimensions) file.uint64(size);
    file.uint32(tensor.type).uint64(data.length);
    data.bytes(tensor.data).align();
  }
  return file.align().bytes(data.joined()).joined();
}
