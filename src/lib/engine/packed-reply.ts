import type { Reply, TokenStep } from './reply';
import type { LogitSketch } from './sketch/sketch';

/** A reply whose steps are bytes: under 1 KB a step, and nothing lost. Unpack it to look at tokens or compute from them. */
export interface PackedReply {
  text: string;
  stop: Reply['stop'];
  /** Number of tokens. */
  length: number;
  steps: Uint8Array;
}

/** First byte of packed steps. */
export const VERSION = 1;
/** Which parts of a sketch follow. */
export const PARTS = { tail: 1, tracked: 2, finite: 4 } as const;
/** Number formats of a block, the smallest that loses nothing is taken: 32-bit floats, hundred-thousandths, 64-bit floats. */
export const NUMBERS = { float32: 0, fifthDecimal: 1, float64: 2 } as const;

const decoder = new TextDecoder();

/** Reads what `packReply` wrote. @throws RangeError at the end of the bytes */
class Reader {
  private readonly view: DataView;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private next(size: number): number {
    const { at } = this;
    this.at += size;
    return at;
  }

  uint8(): number {
    return this.view.getUint8(this.next(1));
  }

  uint32(): number {
    return this.view.getUint32(this.next(4), true);
  }

  ids(): number[] {
    const list = new Array<number>(this.uint8());
    for (let i = 0; i < list.length; i++) list[i] = this.uint32();
    return list;
  }

  numbers(): number[] {
    const list = new Array<number>(this.uint8());
    const format = this.uint8();
    for (let i = 0; i < list.length; i++) {
      if (format === NUMBERS.float32) list[i] = this.view.getFloat32(this.next(4), true);
      else if (format === NUMBERS.fifthDecimal) list[i] = this.view.getInt32(this.next(4), true) / 1e5;
      else if (format === NUMBERS.float64) list[i] = this.view.getFloat64(this.next(8), true);
      else throw new RangeError(`There is no number format ${format}`);
    }
    return list;
  }

  text(): string {
    const length = this.uint32();
    const at = this.next(length);
    if (this.at > this.bytes.length) throw new RangeError('The bytes end too early');
    return decoder.decode(this.bytes.subarray(at, at + length));
  }

  get finished(): boolean {
    return this.at === this.bytes.length;
  }
}

function readSketch(reader: Reader, chosen: number): LogitSketch {
  const flags = reader.uint8();
  const topIds = reader.ids();
  const topLogits = reader.numbers();
  const [chosenLogit, tailMax = null] = reader.numbers() as [number, number?];
  const [meanLogit] = reader.numbers() as [number];
  const sketch: LogitSketch = {
    chosen,
    chosenLogit,
    topIds,
    topLogits,
    meanLogit,
    tailMax,
    tailCurve: flags & PARTS.tail ? reader.numbers() : []
  };
  if (flags & PARTS.tracked) {
    sketch.trackedIds = reader.ids();
    sketch.trackedLogits = reader.numbers();
  }
  if (flags & PARTS.finite) sketch.finiteCount = reader.uint32();
  return sketch;
}

/**
 * The reply that was packed.
 * @throws RangeError when the bytes are not those of a packed reply
 */
export function unpackReply({ text, stop, steps: bytes }: PackedReply): Reply {
  const reader = new Reader(bytes);
  if (reader.uint8() !== VERSION) throw new RangeError('The reply was packed by another version of the lab');
  const length = reader.uint32();
  if (length > bytes.length) throw new RangeError(`${length} steps do not fit into ${bytes.length} bytes`);
  const sketches = Array.from({ length }, () => {
    const id = reader.uint32();
    return { id, sketch: readSketch(reader, id) };
  });
  const texts = JSON.parse(reader.text()) as [string, ...string[]][];
  if (texts.length !== length || !reader.finished) throw new RangeError('The packed reply is damaged');
  const steps = sketches.map(({ id, sketch }, i): TokenStep => {
    const [own, ...alternatives] = texts[i]!;
    return { id, text: own, sketch, alternatives };
  });
  return { text, stop, steps };
}
