import { blockFormats } from './blocks/formats';
import { ggufFault, readGgufHeader, type GgufValue, type TensorEntry } from './header';

/** ggml's numbers of the storage types that the WebGPU libraries take. */
export const GgmlType = { F32: 0, F16: 1, Q4_1: 3, Q8_0: 8 } as const;

/** Size of a tensor: `rows` rows of `columns` elements. */
export interface TensorSize {
  /** Length of a row: input features of a matrix, elements of a vector. */
  columns: number;
  /** Number of rows: output features of a matrix, 1 for a vector. */
  rows: number;
  /** Bytes it takes in the file. */
  bytes: number;
}

/**
 * Size of a tensor, from its entry in the header.
 * @throws EngineError when its storage type is not known, or its rows are no whole blocks
 */
export function tensorSize({ name, type, dimensions }: TensorEntry): TensorSize {
  const format = blockFormats.get(type);
  if (!format) {
    const known = Array.from(blockFormats.values(), ({ name }) => name).join(', ');
    throw ggufFault(`tensor ${name} has storage type ${type}; ${known} are known.`);
  }
  const [columns = 1, ...rest] = dimensions;
  const rows = rest.reduce((product, size) => product * size, 1);
  if (columns % format.elements !== 0) {
    throw ggufFault(`the rows of ${name} are not whole blocks (${columns}).`);
  }
  return { columns, rows, bytes: rows * (columns / format.elements) * format.bytes };
}

/** One tensor of a GGUF file: `rows` rows of `columns` elements, each row a whole number of blocks. */
export interface GgufTensor {
  name: string;
  /** ggml's number of the storage type. */
  type: number;
  columns: number;
  rows: number;
  /** The stored blocks, row after row; a view into the file. */
  data: Uint8Array;
}

/** A GGUF file taken apart. */
export interface Gguf {
  metadata: Map<string, GgufValue>;
  tensors: Map<string, GgufTensor>;
}

/**
 * Takes a GGUF file apart.
 * @param bytes the whole file
 * @throws EngineError saying what is wrong and where, for a file that is no GGUF or ends too early
 */
export function readGguf(bytes: Uint8Array): Gguf {
  const { metadata, tensors: entries } = readGgufHeader(bytes);
  const tensors = new Map<string, GgufTensor>();
  for (const entry of entries) {
    const { name, type, at } = entry;
    const { columns, rows, bytes: length } = tensorSize(entry);
    if (at + length > bytes.length) {
      throw ggufFault(`it has ${bytes.length} bytes, but tensor ${name} ends at byte ${at + length}.`);
    }
    tensors.set(name, { name, type, columns, rows, data: bytes.subarray(at, at + length) });
  }
  return { metadata, tensors };
}
