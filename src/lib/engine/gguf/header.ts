import { EngineError } from '../language-model';

/** A value of a GGUF file's metadata; 64-bit integers become numbers. */
export type GgufValue = string | number | boolean | GgufValue[];

/** Where a tensor lies and how it is stored. */
export interface TensorEntry {
  name: string;
  /** Length of a row first, as ggml counts. */
  dimensions: number[];
  /** ggml's number of the storage type. */
  type: number;
  /** Byte of the file it begins at. */
  at: number;
}

/** The beginning of a GGUF file: everything but the weights. */
export interface GgufHeader {
  metadata: Map<string, GgufValue>;
  /** Byte after the metadata, where the list of tensors begins. */
  metadataEnd: number;
  tensors: TensorEntry[];
  /** What tensors are aligned to, in bytes. */
  alignment: number;
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

/** What is wrong with a GGUF file. */
export function ggufFault(message: string): EngineError {
  return new EngineError('unsupported', `This GGUF file cannot be read: ${message}`);
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
      throw ggufFault(`it ends in the middle of its header, at byte ${at}.`);
    this.at += length;
    return at;
  }

  scalar(type: number): number | boolean {
    const known = SCALARS[type];
    if (!known) throw ggufFault(`metadata type ${type} at byte ${this.at} is unknown.`);
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
 * Reads the header of a GGUF file (version 2 or 3, little-endian; layout as in ggml's docs/gguf.md).
 * @param bytes the file, or as much of its beginning as holds the header
 * @throws EngineError saying what is wrong and where, for what is no GGUF or ends within the header
 */
export function readGgufHeader(bytes: Uint8Array): GgufHeader {
  const reader = new Reader(bytes);
  if (bytes.length < 24 || reader.uint32() !== MAGIC) throw ggufFault('it does not begin with "GGUF".');
  const version = reader.uint32();
  if (version !== 2 && version !== 3) throw ggufFault(`its version is ${version}; 2 and 3 are known.`);
  const tensorCount = reader.uint64();
  const valueCount = reader.uint64();
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < valueCount; i++) {
    const key = reader.string();
    metadata.set(key, reader.value(reader.uint32()));
  }
  const metadataEnd = reader.at;
  const listed: { name: string; dimensions: number[]; type: number; offset: number }[] = [];
  for (let i = 0; i < tensorCount; i++) {
    const name = reader.string();
    const dimensions = Array.from({ length: reader.uint32() }, reader.uint64);
    listed.push({ name, dimensions, type: reader.uint32(), offset: reader.uint64() });
  }
  const alignment = metadata.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || !Number.isInteger(alignment) || alignment < 1) {
    throw ggufFault(`its alignment is ${String(alignment)}.`);
  }
  const start = Math.ceil(reader.at / alignment) * alignment;
  const tensors = listed.map(({ offset, ...entry }) => ({ ...entry, at: start + offset }));
  return { metadata, metadataEnd, tensors, alignment };
}
