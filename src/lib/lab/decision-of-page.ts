import { isCalibrated } from '../decisions/calibrated';
import { decideChain } from '../decisions/chain-answers';
import { afterwardsOf } from '../decisions/ensemble/variants';
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
        sets: sets && !sets.byGroup && !sets.calibratedOn ? sets : null,
        // The command line has one α for both.
        sampled: sampled && (!sets || sets.alpha === sampled.alpha) ? sampled : null,
        ensemble: ensemble.decision && ensemble.afterwards === afterwardsOf(fit) ? names : null,
        // A row against itself says nothing, and the command line refuses it.
        against: other === row?.key ? null : other,
        chain: desk.chain
      }
    }
  );
}
