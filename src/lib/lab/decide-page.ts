import { AgainstSecond } from './against-second.svelte';
import { CoverageDesk } from './coverage-desk.svelte';
import { DecideDesk, type Reader } from './decide-desk.svelte';
import { decisionOfPage } from './decision-of-page';
import type { DecisionReport } from '../decisions/take-away/decision-report';
import { EnsembleDesk } from './ensemble-desk.svelte';
import { lab } from './lab.svelte';
import { SecondRows } from './second-rows.svelte';
import { trouble } from './trouble.svelte';

const read: Reader = async (...call) => {
  const { readPredictionsFile } = await import('../runs/predictions/view-predictions');
  return readPredictionsFile(...call);
};

/** The page's decisions. What reads predictions is fetched with the first file. */
export const decideDesk = new DecideDesk({
  runRows: () => lab.view.rows,
  read
});

/** What the page's decisions are held against. */
export const secondRows = new SecondRows({ load: (id) => lab.fileOf(id), read });

/** The decided row, held against it. */
export const againstSecond = new AgainstSecond(
  { rows: () => decideDesk.rows, rowKey: () => decideDesk.keyOfRun, fit: () => decideDesk.fit },
  secondRows
);

/** The page's ensemble. */
export const ensembleDesk = new EnsembleDesk({
  runRows: () => decideDesk.ownRows,
  runTitle: () => decideDesk.fileName ?? lab.run?.title ?? 'this run',
  others: () => ({ title: secondRows.title ?? '', rows: secondRows.all() }),
  file: () => (decideDesk.source === 'file' && !decideDesk.row ? decideDesk.rows : null)
});

/** The row that the decided one's order is held against. */
export const coverageDesk = new CoverageDesk({
  rows: () => decideDesk.rows,
  row: () => decideDesk.row,
  candidates: () => ensembleDesk.candidates
});

/** All that is decided on the page now; `null` without rows. */
export function decidedNow(labVersion: string): DecisionReport | null {
  return decisionOfPage(
    {
      desk: decideDesk,
      second: secondRows,
      against: againstSecond,
      coverage: coverageDesk,
      ensemble: ensembleDesk
    },
    labVersion
  );
}

/** The same as one HTML file, with its run where there is one; `null` where it was not made, which is said. */
export async function decisionsAsHtml(labVersion: string): Promise<string | null> {
  try {
    const report = decidedNow(labVersion);
    if (!report) return null;
    const { decisionsHtml, reportHtml } = await import('../report/report-html');
    if (report.file.source.kind === 'predictions') return decisionsHtml(report);
    // It is the run looked at, which need not be a stored one: the recorded run is not.
    return reportHtml({ run: lab.run!, answers: lab.answers }, lab.view.splitting, report);
  } catch (error) {
    trouble.say(error, 'The report was not made: ');
    return null;
  }
}
