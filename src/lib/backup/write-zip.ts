import { configure, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { Gathered } from './gathered';

configure({ useWebWorkers: false });

/** Characters handed over at once: small pieces are joined up to it. */
const PIECE = 65_536;

/** Pieces of text as a stream of their bytes. */
function bytesOf(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const each = pieces[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      while (text.length < PIECE) {
        const { done, value } = each.next();
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += value;
      }
      controller.enqueue(encoder.encode(text));
    }
  });
}

/** A zip file that is written one text after the other, each in pieces; none is ever whole in memory. */
export class ZipBuilder {
  private readonly gathered = new Gathered();
  private readonly writer = new ZipWriter(this.gathered.stream, {
    level: 6,
    keepOrder: true,
    extendedTimestamp: false
  });

  /** Adds a text at a path. @throws whatever the pieces throw; then the file is of no use */
  async add(path: string, pieces: Iterable<string>): Promise<void> {
    await this.writer.add(path, bytesOf(pieces));
  }

  /** Ends the file. */
  async end(): Promise<Blob> {
    await this.writer.close();
    return this.gathered.blob('application/zip');
  }
}
