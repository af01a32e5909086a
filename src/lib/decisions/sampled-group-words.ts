import { exactShare, level, shareWithEnds, some } from './number-words';
import type { PartTable } from './part';
import type { SampledSetDecision } from './sampled-set-decision';

type Groups = Pick<SampledSetDecision, 'groups'>;

/** Groups with a threshold of their own, and these. */
const ownOf = ({ groups }: Groups) =>
  [...groups].flatMap(([name, { calibrated }]) => (calibrated ? [{ name, calibrated }] : []));

const quotedNames = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

/** What is promised of each group by itself; `null` where all have one threshold. */
export function groupPromise({
  groups,
  alpha,
  unanswered
}: Groups & Pick<SampledSetDecision, 'alpha' | 'unanswered'>): string | null {
  const own = ownOf({ groups });
  if (own.length === 0) return null;
  const none = own.filter(({ calibrated }) => calibrated.threshold === Infinity).map(({ name }) => name);
  const apart = unanswered === 'leave-out' ? ' to which one was drawn' : '';
  if (none.length === own.length) {
    return 'Nothing is promised: no group has questions enough with a right answer to choose a threshold on. Every answer that was drawn is in the sets.';
  }
  const but =
    none.length > 0
      ? ` Nothing is promised for ${quotedNames(none)}, with too few questions that have a right answer to choose a threshold on: every answer that was drawn is in ${none.length === 1 ? 'its' : 'their'} sets.`
      : '';
  return `Promised of each group by itself, on average over calibration parts like this one: a right answer is in the set for at least ${exactShare(1 - alpha)} of its questions${apart}.${but}`;
}

/** The thresholds of groups in words; `null` where all have one. */
export function groupThresholds({ groups }: Groups): string | null {
  const own = ownOf({ groups });
  if (own.length === 0) return null;
  const each = own.map(
    ({ name, calibrated: { threshold, n } }) =>
      `${name}: ${threshold === Infinity ? 'every answer' : level(threshold)}, on ${some(n, 'question')}`
  );
  return `An answer is let in up to its group’s token entropy, in nats (${each.join('; ')})`;
}

/** Coverage of each group; none where there are no groups. */
export function sampledGroupTable({ groups }: Groups): PartTable[] {
  if (groups.size === 0) return [];
  return [
    {
      caption: 'Sets of drawn answers of each group',
      columns: ['group', 'n', 'holds a right answer', 'answers on average'],
      cells: Array.from(groups, ([group, { coverage, meanSize }]) => [
        group,
        String(coverage.n),
        coverage.n > 0 ? shareWithEnds(coverage.coverage, coverage.interval) : '–',
        Number.isNaN(meanSize) ? '–' : meanSize.toFixed(2)
      ])
    }
  ];
}
