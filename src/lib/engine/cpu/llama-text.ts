import type { LlamaWorker } from './llama-worker';

/** Text into tokens and back, by llama.cpp; the bytes of each token are asked for once. */
export class LlamaText {
  private readonly pieces = new Map<number, Uint8Array>();

  constructor(private readonly llama: LlamaWorker) {}

  /** Token ids of a text; special tokens written out in it become their ids, none is added. */
  tokenize(text: string): Promise<number[]> {
    return this.llama.ask((host) => host.tokenize(text));
  }

  /** Text of the tokens, one by one; bytes that are no character by themselves become U+FFFD. */
  async each(ids: readonly number[]): Promise<string[]> {
    return (await this.bytes(ids)).map((piece) => new TextDecoder().decode(piece));
  }

  /** Text of all tokens together; bytes that are no character become U+FFFD. */
  async all(ids: readonly number[]): Promise<string> {
    const decoder = new TextDecoder();
    const pieces = await this.bytes(ids);
    return pieces.map((piece) => decoder.decode(piece, { stream: true })).join('') + decoder.decode();
  }

  private async bytes(ids: readonly number[]): Promise<Uint8Array[]> {
    const unknown = [...new Set(ids)].filter((id) => !this.pieces.has(id));
    if (unknown.length > 0) {
      const found = await this.llama.ask((host) => host.pieces(unknown));
      unknown.forEach((id, i) => this.pieces.set(id, found[i]!));
    }
    return ids.map((id) => this.pieces.get(id)!);
  }
}
