import { NUMBERS, PARTS, VERSION, type PackedReply } from './packed-reply';
import type { Reply } from './reply';
import type { LogitSketch } from './sketch/sketch';

function formatOf(values: readonly number[]): number {
  if (values.every((value) => Object.is(Math.fround(value), value))) return NUMBERS.float32;
  const decimal = (value: number) => Math.round(value * 1e5);
  if (values.every((value) => Object.is(decimal(value) / 1e5, value) && Math.abs(decimal(value)) < 2 ** 31)) {
    return NUMBERS.fifthDecimal;
  }
  return NUMBERS.float64;
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
      const at = this.room(format === NUMBERS.float64 ? 8 : 4);
      if (format === NUMBERS.float32) this.view.setFloat32(at, value, true);
      else if (format === NUMBERS.fifthDecimal) this.view.setInt32(at, Math.round(value * 1e5), true);
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

/** Zeros at its end add nothing to a series. */
function trimmed(curve: readonly number[]): readonly number[] {
  let length = curve.length;
  while (length > 0 && curve[length - 1] === 0) length--;
  return length === curve.length ? curve : curve.slice(0, length);
}

function writeSketch(writer: Writer, sketch: LogitSketch): void {
  const { trackedIds, trackedLogits, tailMax, finiteCount } = sketch;
  writer.uint8(
    (tailMax === null ? 0 : PARTS.tail) |
      (trackedIds ? PARTS.tracked : 0) |
      (finiteCount === undefined ? 0 : PARTS.finite)
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
