import type { AlternativesEvidence } from '../methods/evidence';
import { truthProbability } from './truth-probability';

/**
 * P(True) of the graded answer over the sum of those of all different answers, where that is above 1; `null` where logits are
 * no distribution (Wang & Stengel-Eskin 2026).
 */
export function normalisedBelief({ truths }: AlternativesEvidence): number | null {
  const beliefs = truths.map(truthProbability);
  if (beliefs.length === 0 || beliefs.some((each) => each === null)) return null;
  return (
    beliefs[0]! /
    Math.max(
      1,
      beliefs.reduce<number>((sum, each) => sum + each!, 0)
    )
  );
}
