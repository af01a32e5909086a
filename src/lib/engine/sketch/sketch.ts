/**
 * What is kept of one step's logits z over a vocabulary of V tokens: enough to give, at any temperature T in
 * [0.05, 20] and without the model, the log-probability of every kept token, the entropy and the energy.
 */
export interface LogitSketch {
  /** Token chosen at this step and its logit. */
  chosen: number;
  chosenLogit: number;
  /** The largest finite logits, falling, with their token ids; exact. At most 32. */
  topIds: number[];
  topLogits: number[];
  /** Further tokens with their logits, in files that have them; the lab keeps those of options with their calls. */
  trackedIds?: number[];
  trackedLogits?: number[];
  /** Mean of all finite logits. */
  meanLogit: number;
  /** How many logits are finite, where they are fewer than the vocabulary. */
  finiteCount?: number;
  /**
   * All other tokens: their largest logit, and Chebyshev coefficients in log β of log Σ exp(β (z − tailMax)) over the
   * tail. `null` when no finite logit stands beside `topIds`.
   */
  tailMax: number | null;
  tailCurve: number[];
}

/** The part of a sketch that the probability of its chosen token needs. */
export type ChosenSketch = Pick<LogitSketch, 'chosenLogit' | 'topLogits' | 'tailMax' | 'tailCurve'>;
