import type { OperatingPoint } from '../calibration/selective/risk-coverage';
import { percent } from './numbers';

/**
 * What a risk–coverage curve says, of the least share of answers from one half up that a threshold keeps: ties are kept
 * together, so it may be more than half, or all.
 * @param points the curve’s points in rising coverage
 */
export function riskCoverageSentence(points: readonly OperatingPoint[]): string {
  const kept = points.find(({ coverage }) => coverage >= 0.5);
  const all = points.at(-1);
  if (!kept || !all) return 'No answers to show.';
  if (kept.coverage === 1)
    return `Of all, ${percent(all.risk)} are wrong; no threshold keeps just the surer half.`;
  const surest = kept.coverage === 0.5 ? 'half' : percent(kept.coverage);
  return `Of the surest ${surest}, ${percent(kept.risk)} are wrong; of all, ${percent(all.risk)}.`;
}
