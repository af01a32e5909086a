import { F32 } from './blocks/plain';
import { blockFormats } from './blocks/formats';
import { tensorSize } from './gguf';
import { ggufFault, type GgufHeader, type TensorEntry } from './header';

/** Elements widened at a time: 1 MB of floats. */
const PIECE = 1 << 18;

/** One of the files a model comes in. */
export interface GgufPart {
  header: GgufHeader;
  /** Bytes it has. */
  size: number;
  /** Bytes of it, `from` inclusive, `to` exclusive. */
  read(from: number, to: number): Uint8Array<ArrayBuffer>;
}

/** Where a tensor lies in the image. */
interface Place {
  entry: TensorEntry;
  part: GgufPart;
  /** First byte in the image, and the byte after the last. */
  from: number;
  to: number;
  elements: number;
}

function align(bytes: number, alignment: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/**
 * Bytes the weights of a model take in 32-bit floats.
 * @throws EngineError naming a tensor whose storage type is not known
 */
export function widenedBytes(headers: readonly GgufHeader[]): number {
  const { alignment } = headers[0]!;
  return headers
    .flatMap(({ tensors }) => tensors)
    .map(tensorSize)
    .reduce((sum, { rows, columns }) => sum + align(4 * rows * columns, alignment), 0);
}

/** Elements of a tensor that lies in its file whole. */
function elementsOf(entry: TensorEntry, { size }: GgufPart): number {
  const { rows, columns, bytes } = tensorSize(entry);
  const end = entry.at + bytes;
  if (end > size) throw ggufFault(`it has ${size} bytes, but tensor ${entry.name} ends at byte ${end}.`);
  return rows * columns;
}

/** Bytes between a tensor's beginning and what follows it: its size, also where its storage type is not known. */
function room({ at }: TensorEntry, { header, size }: GgufPart): number {
  return Math.min(size, ...header.tensors.map((other) => other.at).filter((other) => other > at)) - at;
}

/** The list of tensors as GGUF writes it. */
function tensorList(places: readonly Place[], widen: boolean): Uint8Array {
  const encoder = new TextEncoder();
  const names = places.map(({ entry }) => encoder.encode(entry.name));
  const length = places.reduce(
    (sum, { entry }, i) => sum + 8 + names[i]!.length + 4 + 8 * entry.dimensions.length + 4 + 8,
    0
  );
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const uint32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const uint64 = (value: number) => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  for (const [i, { entry, from }] of places.entries()) {
    const name = names[i]!;
    uint64(name.length);
    bytes.set(name, at);
    at += name.length;
    uint32(entry.dimensions.length);
    entry.dimensions.forEach(uint64);
    uint32(widen ? 0 : entry.type);
    uint64(from);
  }
  return bytes;
}

/**
 * A model as one GGUF file, put together from its parts, with every weight as it is stored or as the 32-bit float it
 * stands for: nothing rounded. It is made where it is read, since widened it is many times the size of its parts.
 */
export class GgufImage {
  /** Bytes it has. */
  readonly size: number;
  private readonly beginning: Uint8Array;
  private readonly places: Place[] = [];
  /** The tensor read last: they are read in order, in pieces. */
  private last = 0;

  /**
   * @param parts the files, in order; the first holds the metadata
   * @param widen whether weights become 32-bit floats
   * @throws EngineError when a tensor's storage type is not known, or lies beyond the end of its file
   */
  constructor(
    parts: readonly GgufPart[],
    private readonly widen: boolean
  ) {
    const { header, read } = parts[0]!;
    let from = 0;
    for (const part of parts) {
      for (const entry of part.header.tensors) {
        const elements = widen ? elementsOf(entry, part) : 0;
        const to = from + (widen ? 4 * elements : room(entry, part));
        this.places.push({ entry, part, from, to, elements });
        from = align(to, header.alignment);
      }
    }
    const list = tensorList(this.places, widen);
    const start = align(header.metadataEnd + list.length, header.alignment);
    this.beginning = new Uint8Array(start);
    this.beginning.set(read(0, header.metadataEnd));
    this.beginning.set(list, header.metadataEnd);
    new DataView(this.beginning.buffer).setBigUint64(8, BigInt(this.places.length), true);
    for (const place of this.places) {
      place.from += start;
      place.to += start;
    }
    this.size = start + from;
  }

  /** Share of the weights that lie before a byte, in [0, 1]. */
  shareBefore(offset: number): number {
    const start = this.beginning.length;
    return Math.min(1, Math.max(0, (offset - start) / Math.max(1, this.size - start)));
  }

  /** Fills `target` with the bytes from `offset` on; what lies between tensors is zero. */
  read(offset: number, target: Uint8Array): void {
    const end = offset + target.length;
    target.fill(0);
    if (offset < this.beginning.length) target.set(this.beginning.subarray(offset, end));
    if (end <= this.beginning.length) return;
    for (let i = this.indexAt(offset); i < this.places.length && this.places[i]!.from < end; i++) {
      const place = this.places[i]!;
      const from = Math.max(offset, place.from);
      const to = Math.min(end, place.to);
      if (from < to) this.copy(place, from - place.from, target.subarray(from - offset, to - offset));
      this.last = i;
    }
  }

  /** Index of the first tensor that ends after a byte. */
  private indexAt(offset: number): number {
    let i = this.places[this.last]!.from <= offset ? this.last : 0;
    while (i < this.places.length && this.places[i]!.to <= offset) i++;
    return i;
  }

  /** Bytes of one tensor from its byte `from` on. */
  private copy({ entry, part, elements }: Place, from: number, target: Uint8Array): void {
    const format = blockFormats.get(entry.type)!;
    if (!this.widen || format === F32) {
      target.set(part.read(entry.at + from, entry.at + from + target.length));
      return;
    }
    const blockBytes = 4 * format.elements;
    const blocks = elements / format.elements;
    const most = PIECE / format.elements;
    const end = from + target.length;
    for (let first = Math.floor(from / blockBytes); first * blockBytes < end; first += most) {
      const count = Math.min(most, blocks - first, Math.ceil(end / blockBytes) - first);
      const at = entry.at + first * format.bytes;
      const view = new DataView(part.read(at, at + count * format.bytes).buffer);
      const floats = new Float32Array(count * format.elements);
      for (let block = 0; block < count; block++) {
        format.widen(view, block * format.bytes, floats, block * format.elements);
      }
      const start = first * blockBytes;
      const bytes = new Uint8Array(floats.buffer).subarray(Math.max(0, from - start), end - start);
      target.set(bytes, Math.max(0, start - from));
    }
  }
}
