/** A browser that a test drives, whatever it speaks. */
export interface Driven {
  open(url: string): Promise<void>;
  /** Runs a function in the page, with arguments that JSON can hold. */
  evaluate<A extends unknown[], T>(work: (...args: A) => T, ...args: A): Promise<T>;
  /** Gives a file of this machine to the first file input. */
  giveFile(path: string): Promise<void>;
  close(): Promise<void>;
}
