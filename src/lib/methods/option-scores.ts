import type { OptionScoresEvidence } from './evidence';

/** Sum of an option's token log-probabilities: the log-probability of the option. */
export function sumOf(tokens: readonly number[]): number {
  return tokens.reduce((sum, logProb) => sum + logProb, 0);
}

/** One logit for each option: its summed log-probability. */
export function summedLogits({ tokenLogProbs }: OptionScoresEvidence): number[] {
  return tokenLogProbs.map(sumOf);
}

/** One logit for each option: its mean log-probability per token. */
export function perTokenLogits({ tokenLogProbs }: OptionScoresEvidence): number[] {
  return tokenLogProbs.map((tokens) => sumOf(tokens) / tokens.length);
}

/**
 * One logit for each option: pointwise mutual information with the question, log p(option | question) − log p(option)
 * (Holtzman et al. 2021, domain-conditional); `null` where the options were not scored without the question.
 */
export function pmiLogits({ tokenLogProbs, withoutQuestion }: OptionScoresEvidence): number[] | null {
  return withoutQuestion && tokenLogProbs.map((tokens, i) => sumOf(tokens) - sumOf(withoutQuestion[i]!));
}
