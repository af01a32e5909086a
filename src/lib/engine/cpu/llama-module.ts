/** What the compiled llama.cpp offers: the functions of `llama/binding`, by their names. Addresses are bytes of its memory. */
export interface LlamaModule {
  /** Its memory, where threads share it: made before the compiled file is started. */
  wasmMemory?: WebAssembly.Memory;
  /** What the compiled file exports: its memory, where one thread has it. */
  asm: { memory?: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(address: number): void;
  _lab_start(): void;
  _lab_reason(): number;
  _lab_load(size: number): number;
  _lab_open(
    length: number,
    sequences: number,
    batch: number,
    wanted: number,
    threads: number,
    exact: number
  ): number;
  _lab_facts(): number;
  _lab_chat_template(): number;
  _lab_length(): number;
  _lab_weight_bytes(): number;
  _lab_used_bytes(): number;
  _lab_abort_flag(): number;
  _lab_tokenize(text: number, length: number, ids: number, room: number): number;
  _lab_piece(id: number, to: number, room: number): number;
  _lab_ends_turn(id: number): number;
  _lab_decode(count: number, tokens: number, positions: number, sequences: number, wanted: number): number;
  _lab_logits(index: number): number;
  _lab_copy(from: number, to: number): void;
  _lab_shorten(sequence: number, length: number): number;
  _lab_embed(count: number, tokens: number, threads: number, to: number): number;
}

/** What Emscripten's loader takes from outside. */
export interface LlamaModuleOptions {
  /** Threads, this one included; where there is a build with threads. */
  threads: number;
  /** Where the compiled file lies. */
  locateFile(): string;
  /** Starts the worker of another thread. */
  newThread?(): Worker;
  /** Fills memory from `to` with `length` bytes of the model's file from `offset` on; 0 where that failed. */
  readFile(offset: number, to: number, length: number): number;
  print(text: string): void;
  printErr(text: string): void;
}

/** One of the two compiled builds: with threads, or without. */
export interface LlamaBuild {
  /** Emscripten's loader. @throws Error where this browser cannot compile or start it */
  start(options: LlamaModuleOptions): Promise<LlamaModule>;
  /** Where the compiled file lies, from the site's root. */
  wasmUrl: string;
  /**
   * Starts workers of further threads, one after the other, but for those that were started already.
   * @param onThread told of each
   * @throws Error where one does not start
   */
  prepareThreads?(count: number, channel: string, onThread: () => void): Promise<void>;
  /** The worker of another thread, which says on the channel when it breaks down: one of those, or a new one. */
  newThread?(channel: string): Worker;
}
