import { assertRoomFor } from './room-for';

/** What an engine does with its key–value cache. */
export interface SequenceCache {
  /** Empties it. */
  clear(): Promise<void>;
  /** Shortens it to its first `length` tokens, at least one; false where the engine cannot. */
  truncate(length: number): Promise<boolean>;
  /**
   * Computes tokens after those it holds.
   * @param at how many it holds
   * @param wanted after how many of them, the last ones, the logits will be read
   */
  append(tokens: readonly number[], at: number, wanted: number): Promise<void>;
  /**
   * Brings a beginning that was computed by itself into the empty cache, as `compute` would; where absent, it is computed.
   */
  bring?(beginning: readonly number[], compute: () => Promise<void>): Promise<void>;
}

function startsWith(sequence: readonly number[], prefix: readonly number[]): boolean {
  return prefix.length <= sequence.length && prefix.every((id, i) => sequence[i] === id);
}

/**
 * The tokens an engine's cache holds, and the least work to make it hold others. A prefix that was computed by itself
 * is remembered as such: what follows it must not depend on what was computed before, since batches of other shapes
 * round differently.
 */
export class KeptSequence {
  private tokens: number[] = [];
  /** Length of the prefix computed by itself. */
  private prefix = 0;
  /** False while the cache's content is not known: something failed half way. */
  private known = true;
  /** How many of the tokens are there whatever becomes of what is being done. */
  private firm = 0;

  /** @param capacity tokens the cache holds at most */
  constructor(
    private readonly cache: SequenceCache,
    private readonly capacity: number
  ) {}

  /** Whether the cache begins with `beginning`, computed by itself; also while tokens are computed after it. */
  holds(beginning: readonly number[]): boolean {
    const { length } = beginning;
    return this.prefix === length && length <= this.firm && startsWith(this.tokens, beginning);
  }

  /**
   * Makes the cache hold `tokens` as another one holds them.
   * @param copy brings them here, whatever is here; false where it cannot, and then they are computed
   * @throws RangeError where the other one does not hold them
   */
  async beginAs(other: KeptSequence, tokens: readonly number[], copy: () => Promise<boolean>): Promise<void> {
    if (tokens.length > other.firm || !startsWith(other.tokens, tokens))
      throw new RangeError('The other lane does not hold these tokens');
    const prefix = other.prefix <= tokens.length ? other.prefix : 0;
    this.known = false;
    this.firm = 0;
    if (!(await copy())) {
      await this.startAnew(tokens.slice(0, prefix));
      return this.append(tokens.slice(prefix), 0);
    }
    this.tokens = [...tokens];
    this.prefix = prefix;
    this.firm = tokens.length;
    this.known = true;
  }

  /** Makes the cache hold exactly `prefix`, computed by itself. */
  async startFrom(prefix: readonly number[]): Promise<void> {
    const kept =
      prefix.length > 0 &&
      this.prefix === prefix.length &&
      startsWith(this.tokens, prefix) &&
      (await this.shorten(prefix.length));
    if (!kept) await this.startAnew(prefix);
  }

  /**
   * Makes the cache hold `tokens`, the last of them just computed, so that their logits can be read.
   * @param tokens the whole sequence, at least one token
   * @param wanted after how many of them, the last ones, the logits will be read; at least one
   * @throws EngineError when it is longer than the cache
   */
  async advanceTo(tokens: readonly number[], wanted = 1): Promise<void> {
    if (tokens.length === 0) throw new RangeError('At least one token is needed');
    assertRoomFor(tokens.length, 0, this.capacity);
    let common = 0;
    const most = Math.min(this.tokens.length, tokens.length - wanted);
    while (common < most && this.tokens[common] === tokens[common]) common++;
    if (!(await this.shorten(common))) {
      const prefix = this.prefix <= common ? tokens.slice(0, this.prefix) : [];
      await this.startAnew(prefix);
      common = prefix.length;
    }
    await this.append(tokens.slice(common), wanted);
  }

  private async startAnew(prefix: readonly number[]): Promise<void> {
    await this.clear();
    if (prefix.length === 0) return;
    const compute = async () => {
      await this.append(prefix, 0);
      this.prefix = prefix.length;
    };
    if (!this.cache.bring) return compute();
    this.known = false;
    await this.cache.bring(prefix, compute);
    this.tokens = [...prefix];
    this.firm = this.prefix = prefix.length;
    this.known = true;
  }

  /** Returns false where the cache cannot be shortened or is not known. */
  private async shorten(length: number): Promise<boolean> {
    if (!this.known) return false;
    if (length >= this.tokens.length) return true;
    this.known = false;
    this.firm = Math.min(this.firm, length);
    if (length === 0) await this.cache.clear();
    else if (!(await this.cache.truncate(length))) return false;
    this.tokens.length = length;
    if (length < this.prefix) this.prefix = 0;
    this.known = true;
    return true;
  }

  private async clear(): Promise<void> {
    this.known = false;
    this.firm = 0;
    await this.cache.clear();
    this.tokens = [];
    this.prefix = 0;
    this.known = true;
  }

  private async append(tokens: readonly number[], wanted: number): Promise<void> {
    if (tokens.length === 0) return;
    this.known = false;
    try {
      await this.cache.append(tokens, this.tokens.length, wanted);
    } catch (error) {
      this.firm = 0;
      throw error;
    }
    this.tokens.push(...tokens);
    this.firm = this.tokens.length;
    this.known = true;
  }
}
