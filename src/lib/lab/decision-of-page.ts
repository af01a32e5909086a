import { isCalibrated } from '../decisions/calibrated';
import { decideChain } from '../decisions/chain-answers';
import { afterwardsOf } from '../decisions/ensemble/variants';
import type { SetDecision } from '../decisions/prediction-sets';
import type { SampledSetDecision } from '../decisions/sampled-set-decision';
import type { RepeatedDecision } from '../decisions/take-away/command';
import { decisionReport, type DecisionReport } from '../decisions/take-away/decision-report';
import type { AgainstSecond } from './against-second.svelte';
import type { CoverageDesk } from './coverage-desk.svelte';
import type { DecideDesk } from './decide-desk.svelte';
import type { EnsembleDesk } from './ensemble-desk.svelte';
import type { SecondRows } from './second-rows.svelte';

/** The desks that decisions are made at. */
export interface Desks {
  desk: DecideDesk;
  second: SecondRows;
  against: AgainstSecond;
  coverage: CoverageDesk;
  ensemble: EnsembleDesk;
}

/** The sets that a command line repeats: it calibrates on no single group, and has one α and one way with groups for both kinds. */
function repeatedSets(
  sets: SetDecision | null,
  sampled: SampledSetDecision | null
): Pick<RepeatedDecision, 'sets' | 'sampled'> {
  const first = sets?.calibratedOn ? null : sets;
  const alike = (second: SampledSetDecision) =>
    !first || (first.alpha === second.alpha && (first.byGroup ?? false) === (second.byGroup ?? false));
  return { sets: first, sampled: sampled && !sampled.calibratedOn && alike(sampled) ? sampled : null };
}

/** All that is decided on the page now; `null` without rows. */
export function decisionOfPage(desks: Desks, labVersion: string): DecisionReport | null {
  const { desk, second, against, coverage, ensemble } = desks;
  const { rows, judged } = desk;
  const file = desk.fileFor(labVersion);
  if (!rows || !judged || !file) return null;
  const { row } = desk;
  const run = desk.source === 'run' ? row : null;
  const fit = desk.fit && rows.calibrators.includes(desk.fit) ? desk.fit : null;
  const calibrated = desk.calibrated && isCalibrated(desk.calibrated) ? desk.calibrated : null;
  const names = ensemble.namesWithin(row?.run.id ?? null);
  const sets = desk.setDecision;
  const sampled = desk.sampledDecision;
  const other = coverage.nameWithin(row?.run.id ?? null);
  return decisionReport(
    {
      file,
      reward: desk.reward,
      bands: desk.bands,
      groups: desk.groups,
      sets,
      stream: desk.stream,
      sampled,
      chain: decideChain(desk.chainAnswers, desk.chain),
      coverage: coverage.pair,
      ensemble: ensemble.decision,
      second:
        against.rows && second.title
          ? {
              title: second.title,
              cascade: against.cascade,
              drift: against.drift,
              recalibration: against.recalibration
            }
          : null
    },
    {
      rows,
      calibrated,
      figures: judged,
      choices: desk.choices,
      overruled: run && !run.run.predictions ? Object.keys(run.run.overrules).length : null,
      repeated: {
        file: run ? 'run.json' : (desk.fileName ?? rows.title),
        row: row?.key ?? null,
        target: desk.target,
        edges: desk.edges,
        fit,
        ...repeatedSets(sets, sampled),
        ensemble: ensemble.decision && ensemble.afterwards === afterwardsOf(fit) ? names : null,
        // A row against itself says nothing, and the command line refuses it.
        against: other === row?.key ? null : other,
        chain: desk.chain
      }
    }
  );
}
