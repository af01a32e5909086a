/**
 * The same numbers as seeded.py, bit for bit: only exact 32-bit operations and IEEE sums, products and quotients are
 * used, so that data need not be committed beside the expected values.
 */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Uniform in [0, 1), a multiple of 2⁻³² (mulberry32). */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t = (t ^ (t + Math.imul(t ^ (t >>> 7), t | 61))) >>> 0;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Roughly normal, mean 0 and variance 1: twelve uniforms less six. */
  bell(): number {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum - 6;
  }

  /** 1 with this chance, else 0. */
  flip(chance: number): 0 | 1 {
    return this.uniform() < chance ? 1 : 0;
  }
}
