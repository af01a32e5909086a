import { F32 } from './blocks/plain';
import { blockFormats } from './blocks/formats';
import { tensorSize } from './gguf';
import { ggufFault, type GgufHeader, type TensorEntry } from './header';

/** Elements widened at a time: 4 MB of floats. */
const PIECE = 1 << 20;

/** Where a tensor goes in the widened file. */
interface Place {
  entry: TensorEntry;
  elements: number;
  /** Bytes from the beginning of the weights. */
  offset: number;
}

function aligned(bytes: number, { alignment }: GgufHeader): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function places(header: GgufHeader): { list: Place[]; bytes: number } {
  let bytes = 0;
  const list = header.tensors.map((entry) => {
    const { rows, columns } = tensorSize(entry);
    const elements = rows * columns;
    const place = { entry, elements, offset: bytes };
    bytes += aligned(4 * elements, header);
    return place;
  });
  return { list, bytes };
}

/**
 * Bytes the weights of a GGUF file take in 32-bit floats.
 * @throws EngineError naming a tensor whose storage type is not known
 */
export function widenedBytes(header: GgufHeader): number {
  return places(header).bytes;
}

/** The list of tensors as GGUF writes it, all of them in 32-bit floats. */
function tensorList(list: readonly Place[]): Uint8Array {
  const encoder = new TextEncoder();
  const names = list.map(({ entry }) => encoder.encode(entry.name));
  const length = list.reduce(
    (sum, { entry }, i) => sum + 8 + names[i].length + 4 + 8 * entry.dimensions.length + 4 + 8,
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
  for (const [i, { entry, offset }] of list.entries()) {
    uint64(names[i].length);
    bytes.set(names[i], at);
    at += names[i].length;
    uint32(entry.dimensions.length);
    entry.dimensions.forEach(uint64);
    uint32(0);
    uint64(offset);
  }
  return bytes;
}

/** The elements of a tensor in 32-bit floats, piece by piece. */
async function* widenedTensor(file: Blob, { entry, elements }: Place): AsyncGenerator<Uint8Array> {
  const format = blockFormats.get(entry.type)!;
  const blocks = elements / format.elements;
  const most = PIECE / format.elements;
  for (let first = 0; first < blocks; first += most) {
    const count = Math.min(most, blocks - first);
    const from = entry.at + first * format.bytes;
    const stored = await file.slice(from, from + count * format.bytes).arrayBuffer();
    if (format === F32) {
      yield new Uint8Array(stored);
      continue;
    }
    const view = new DataView(stored);
    const floats = new Float32Array(count * format.elements);
    for (let block = 0; block < count; block++) {
      format.widen(view, block * format.bytes, floats, block * format.elements);
    }
    yield new Uint8Array(floats.buffer);
  }
}

async function* widenedFile(
  file: Blob,
  header: GgufHeader,
  onProgress: (fraction: number) => void
): AsyncGenerator<Uint8Array> {
  const { list, bytes } = places(header);
  const names = tensorList(list);
  const beginning = new Uint8Array(aligned(header.metadataEnd + names.length, header));
  beginning.set(new Uint8Array(await file.slice(0, header.metadataEnd).arrayBuffer()));
  beginning.set(names, header.metadataEnd);
  yield beginning;
  for (const place of list) {
    yield* widenedTensor(file, place);
    const padding = aligned(4 * place.elements, header) - 4 * place.elements;
    if (padding > 0) yield new Uint8Array(padding);
    onProgress((place.offset + 4 * place.elements) / bytes);
  }
}

/**
 * A GGUF file with every weight as the 32-bit float it stands for: the same model, nothing rounded, larger. It is made
 * while it is read, since it is many times the size of the file it is made from.
 * @param file the GGUF file
 * @param header its header
 * @param onProgress told the share of the weights that was read
 * @returns what can be read once, by `stream()`; `size` is known before
 * @throws EngineError when a tensor's storage type is not known, or lies beyond the end of the file
 */
export function widenedGguf(
  file: Blob,
  header: GgufHeader,
  onProgress: (fraction: number) => void = () => {}
): Blob {
  const { list, bytes } = places(header);
  for (const { entry } of list) {
    const end = entry.at + tensorSize(entry).bytes;
    if (end > file.size) {
      throw ggufFault(`it has ${file.size} bytes, but tensor ${entry.name} ends at byte ${end}.`);
    }
  }
  const size = aligned(header.metadataEnd + tensorList(list).length, header) + bytes;
  const pieces = widenedFile(file, header, onProgress);
  const stream = () =>
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      }
    });
  return Object.defineProperties(new Blob(), { size: { value: size }, stream: { value: stream } });
}
