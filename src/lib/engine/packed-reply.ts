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

const VERSION = 1;
const HAS_TAIL = 1;
const HAS_TRACKED = 2;
const HAS_FINITE = 4;

/** Number formats of a block, the smallest that loses nothing is taken: 32-bit floats, hundred-thousandths, 64-bit floats. */
const FLOAT32 = 0;
const FIFTH_DECIMAL = 1;
const FLOAT64 = 2;

function formatOf(values: readonly number[]): number {
  if (values.every((value) => Object.is(Math.fround(value), value))) return FLOAT32;
  const decimal = (value: number) => Math.round(value * 1e5);
  if (values.every((value) => Object.is(decimal(value) / 1e5, value) && Math.abs(decimal(value)) < 2 ** 31)) {
    return FIFTH_DECIMAL;
  }
  return FLOAT64;
}

/** Writes numbers one after the other into bytes that grow. */
class Writer {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  private room(size: number): number {
    const { at } = this;
    if (at + size > this.bytes.length) {
      const larger = new Uint8Array(2 * (at + size));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.at += size;
    return at;
  }

  uint8(value: number): void {
    const at = this.room(1);
    this.view.setUint8(at, value);
  }

  uint32(value: number): void {
    const at = this.room(4);
    this.view.setUint32(at, value, true);
  }

  ids(list: readonly number[]): void {
    this.uint8(list.length);
    for (const id of list) this.uint32(id);
  }

  numbers(list: readonly number[]): void {
    const format = formatOf(list);
    this.uint8(list.length);
    this.uint8(format);
    for (const value of list) {
      // Room first: it may put another view in this one's place.
      const at = this.room(format === FLOAT64 ? 8 : 4);
      if (format === FLOAT32) this.view.setFloat32(at, value, true);
      else if (format === FIFTH_DECIMAL) this.view.setInt32(at, Math.round(value * 1e5), true);
      else this.view.setFloat64(at, value, true);
    }
  }

  text(text: string): void {
    const encoded = new TextEncoder().encode(text);
    this.uint32(encoded.length);
    const at = this.room(encoded.length);
    this.bytes.set(encoded, at);
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.at);
  }
}

const decoder = new TextDecoder();

/** Reads what a `Writer` wrote. @throws RangeError at the end of the bytes */
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
      if (format === FLOAT32) list[i] = this.view.getFloat32(this.next(4), true);
      else if (format === FIFTH_DECIMAL) list[i] = this.view.getInt32(this.next(4), true) / 1e5;
      else if (format === FLOAT64) list[i] = this.view.getFloat64(this.next(8), true);
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

/** Zeros at its end add nothing to a series. */
function trimmed(curve: readonly number[]): readonly number[] {
  let length = curve.length;
  while (length > 0 && curve[length - 1] === 0) length--;
  return length === curve.length ? curve : curve.slice(0, length);
}

function writeSketch(writer: Writer, sketch: LogitSketch): void {
  const { trackedIds, trackedLogits, tailMax, finiteCount } = sketch;
  writer.uint8(
    (tailMax === null ? 0 : HAS_TAIL) |
      (trackedIds ? HAS_TRACKED : 0) |
      (finiteCount === undefined ? 0 : HAS_FINITE)
  );
  writer.ids(sketch.topIds);
  writer.numbers(sketch.topLogits);
  writer.numbers([sketch.chosenLogit, ...(tailMax === null ? [] : [tailMax])]);
  writer.numbers([sketch.meanLogit]);
  if (tailMax !== null) writer.numbers(trimmed(sketch.tailCurve));
  if (trackedIds) {
    writer.ids(trackedIds);
    writer.numbers(trackedLogits!);
  }
  if (finiteCount !== undefined) writer.uint32(finiteCount);
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
    tailCurve: flags & HAS_TAIL ? reader.numbers() : []
  };
  if (flags & HAS_TRACKED) {
    sketch.trackedIds = reader.ids();
    sketch.trackedLogits = reader.numbers();
  }
  if (flags & HAS_FINITE) sketch.finiteCount = reader.uint32();
  return sketch;
}

/** Packs a reply's steps. */
export function packReply({ text, stop, steps }: Reply): PackedReply {
  const writer = new Writer();
  writer.uint8(VERSION);
  writer.uint32(steps.length);
  for (const { id, sketch } of steps) {
    writer.uint32(id);
    writeSketch(writer, sketch);
  }
  writer.text(JSON.stringify(steps.map((step) => [step.text, ...step.alternatives])));
  return { text, stop, length: steps.length, steps: writer.done() };
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
