import { EngineError } from '../language-model';

/** A value of a GGUF file's metadata; 64-bit integers become numbers. */
export type GgufValue = string | number | boolean | GgufValue[];

/** How a tensor's elements are stored, as ggml numbers it; those the lab can carry over. */
export const GgmlType = { F32: 0, F16: 1, Q4_1: 3, Q8_0: 8 } as const;

/** Elements and bytes of one block of each storage type. */
export const ggmlBlocks: Record<number, { elements: number; bytes: number }> = {
  [GgmlType.F32]: { elements: 1, bytes: 4 },
  [GgmlType.F16]: { elements: 1, bytes: 2 },
  [GgmlType.Q4_1]: { elements: 32, bytes: 20 },
  [GgmlType.Q8_0]: { elements: 32, bytes: 34 }
};

/** One tensor of a GGUF file: `rows` rows of `columns` elements, each row a whole number of blocks. */
export interface GgufTensor {
  name: string;
  /** ggml's number of the storage type. */
  type: number;
  /** Length of a row: input features of a matrix, elements of a vector. */
  columns: number;
  /** Number of rows: output features of a matrix, 1 for a vector. */
  rows: number;
  /** The stored blocks, row after row; a view into the file. */
  data: Uint8Array;
}

/** A GGUF file taken apart. */
export interface Gguf {
  metadata: Map<string, GgufValue>;
  tensors: Map<string, GgufTensor>;
}

const MAGIC = 0x46554747;
const STRING = 8;
const ARRAY = 9;
/** Bytes of the scalar metadata types, by number. */
const SCALARS: Record<number, [bytes: number, read: (view: DataView, at: number) => number | boolean]> = {
  0: [1, (view, at) => view.getUint8(at)],
  1: [1, (view, at) => view.getInt8(at)],
  2: [2, (view, at) => view.getUint16(at, true)],
  3: [2, (view, at) => view.getInt16(at, true)],
  4: [4, (view, at) => view.getUint32(at, true)],
  5: [4, (view, at) => view.getInt32(at, true)],
  6: [4, (view, at) => view.getFloat32(at, true)],
  7: [1, (view, at) => view.getUint8(at) !== 0],
  10: [8, (view, at) => Number(view.getBigUint64(at, true))],
  11: [8, (view, at) => Number(view.getBigInt64(at, true))],
  12: [8, (view, at) => view.getFloat64(at, true)]
};

function fault(message: string): EngineError {
  return new EngineError('unsupported', `This GGUF file cannot be converted: ${message}`);
}

/** Reads the fields of a GGUF header one after another. */
class Reader {
  private readonly view: DataView;
  private readonly decoder = new TextDecoder();

  constructor(
    private readonly bytes: Uint8Array,
    public at = 0
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private take(length: number): number {
    const at = this.at;
    if (!(length <= this.bytes.length - at))
      throw fault(`it ends in the middle of its header, at byte ${at}.`);
    this.at += length;
    return at;
  }

  scalar(type: number): number | boolean {
    const known = SCALARS[type];
    if (!known) throw fault(`metadata type ${type} at byte ${this.at} is unknown.`);
    const [length, read] = known;
    return read(this.view, this.take(length));
  }

  uint32 = () => this.scalar(4) as number;
  uint64 = () => this.scalar(10) as number;

  string(): string {
    const length = this.uint64();
    const at = this.take(length);
    return this.decoder.decode(this.bytes.subarray(at, at + length));
  }

  value(type: number): GgufValue {
    if (type === STRING) return this.string();
    if (type !== ARRAY) return this.scalar(type);
    const element = this.uint32();
    const length = this.uint64();
    const values: GgufValue[] = [];
    for (let i = 0; i < length; i++) values.push(this.value(element));
    return values;
  }
}

/**
 * Takes a GGUF file apart (version 2 or 3, little-endian; layout as in ggml's docs/gguf.md).
 * @param bytes the whole file
 * @throws EngineError saying what is wrong and where, for a file that is no GGUF or ends too early
 */
export function readGguf(bytes: Uint8Array): Gguf {
  const reader = new Reader(bytes);
  if (bytes.length < 24 || reader.uint32() !== MAGIC) throw fault('it does not begin with "GGUF".');
  const version = reader.uint32();
  if (version !== 2 && version !== 3) throw fault(`its version is ${version}; 2 and 3 are known.`);
  const tensorCount = reader.uint64();
  const valueCount = reader.uint64();
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < valueCount; i++) {
    const key = reader.string();
    metadata.set(key, reader.value(reader.uint32()));
  }
  const listed: { name: string; dimensions: number[]; type: number; offset: number }[] = [];
  for (let i = 0; i < tensorCount; i++) {
    const name = reader.string();
    const dimensions = Array.from({ length: reader.uint32() }, reader.uint64);
    listed.push({ name, dimensions, type: reader.uint32(), offset: reader.uint64() });
  }
  const alignment = (metadata.get('general.alignment') as number | undefined) ?? 32;
  const start = Math.ceil(reader.at / alignment) * alignment;
  const tensors = new Map<string, GgufTensor>();
  for (const { name, dimensions, type, offset } of listed) {
    const block = ggmlBlocks[type];
    if (!block) {
      throw fault(`tensor ${name} has storage type ${type}; F32, F16, Q4_1 and Q8_0 are known.`);
    }
    const [columns = 1, ...rest] = dimensions;
    const rows = rest.reduce((product, size) => product * size, 1);
    if (columns % block.elements !== 0) throw fault(`the rows of ${name} are no whole blocks (${columns}).`);
    const from = start + offset;
    const length = rows * (columns / block.elements) * block.bytes;
    if (from + length > bytes.length) {
      throw fault(`it has ${bytes.length} bytes, but tensor ${name} ends at byte ${from + length}.`);
    }
    tensors.set(name, { name, type, columns, rows, data: bytes.subarray(from, from + length) });
  }
  return { metadata, tensors };
}
