import { isFit, type RowFit } from '../../src/lib/comparison/fits';
import type { ComparedRow } from '../../src/lib/comparison/compare';
import type { Interval } from '../../src/lib/calibration/intervals/bootstrap-interval';
import { FOLDS } from '../../src/lib/comparison/splitting';
import { armFigures, armSentences } from '../../src/lib/comparison/arm-figures';
import { bestRows, byRun } from '../../src/lib/comparison/ranked-rows';
import { alignedTable } from '../aligned-table';

const number = (value: number | null | undefined, digits = 3) =>
  value !== null && value !== undefined && Number.isFinite(value)
    ? value.toFixed(digits).replace('-', '−')
    : '–';
const withEnds = (value: number, ends: Interval | null | undefined, digits = 2) =>
  ends
    ? `${number(value, digits)} [${number(ends[0], digits)}, ${number(ends[1], digits)}]`
    : number(value, digits);

const columns: [string, (row: ComparedRow) => string][] = [
  ['signal', ({ row }) => `  ${row.signal.title}`],
  ['kind', ({ row }) => (row.signal.kind === 'probability' ? 'P' : 'score')],
  ['n', ({ order }) => String(order.n)],
  ['right', ({ order }) => number(order.accuracy, 2)],
  ['AUROC', ({ order, intervals }) => withEnds(order.auroc, intervals?.auroc)],
  ['AURC', ({ order, intervals }) => withEnds(order.aurc, intervals?.aurc)],
  ['mean conf.', ({ confidence }) => number(confidence?.meanConfidence, 2)],
  ['ECE', ({ confidence }) => number(confidence?.ece)],
  [
    'by chance',
    ({ intervals }) =>
      intervals?.floor ? `${number(intervals.floor.mean)}, up to ${number(intervals.floor.upper)}` : '–'
  ],
  [
    'Brier (constant)',
    ({ confidence }) =>
      confidence ? `${number(confidence.brier)} (${number(confidence.brierConstant)})` : '–'
  ],
  ['read', ({ row }) => (row.parseRate === null ? '–' : `${Math.round(100 * row.parseRate)} %`)]
];

function fitLine(fit: RowFit, signal: string): string {
  const parameters = Object.entries(fit.parameters)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => `${name} ${withEnds(value, fit.intervals[name])}`)
    .join(', ');
  const judged =
    fit.splitting === 'halves'
      ? `fitted on ${fit.nFit}, judged on the other ${fit.nJudge}`
      : `fitted on all ${fit.nFit}, judged out of fold (${FOLDS} fits, each on the rest)`;
  const nll = `NLL ${fit.likelihood === 'k-way' ? 'of the right option ' : ''}${number(fit.nllBefore)} → ${number(fit.nllAfter)}`;
  const brier = `Brier ${number(fit.before?.brier)} → ${number(fit.after.brier)}`;
  const ece = `ECE ${number(fit.before?.ece)} → ${number(fit.after.ece)}`;
  return `  ${signal}: ${fit.title}${parameters ? ` (${parameters})` : ''}, ${judged}: ${nll}, ${brier}, ${ece}${fit.atBound ? ' (at its bound)' : ''}`;
}

function armText(rows: readonly ComparedRow[]): string {
  const [{ row }] = rows;
  const { arm, method, run, cost, notAttempted, unparsed, tooLong } = row;
  const name = arm.id === method.id ? method.title : `${method.title} (${arm.id})`;
  const long = tooLong > 0 ? ` (${tooLong} too long for the model)` : '';
  const aside =
    notAttempted + unparsed > 0 ? `; ${notAttempted} not attempted${long}, ${unparsed} unparsed` : '';
  const heading =
    `${name} · ${run.plan.modelId} · ${run.title}${aside}\n` +
    `  an answer takes ${number(cost.promptTokens, 0)} tokens read, ${number(cost.decodedTokens, 0)} decoded, ${number(cost.seconds, 1)} s` +
    (cost.sharedWith.length > 0 ? ` (some of it shared with ${cost.sharedWith.join(', ')})` : '');
  const table = [
    columns.map(([title]) => title),
    ...rows.map((each) => columns.map(([, cell]) => cell(each)))
  ];
  const fits = rows.flatMap(({ row: { signal }, fits }) =>
    fits.map((fit) => (isFit(fit) ? fitLine(fit, signal.title) : null)).filter((line) => line !== null)
  );
  const refused = rows.flatMap(({ fits }) => fits).find((fit) => !isFit(fit));
  const sentences = rows.flatMap(({ row: { signal }, verdict }) =>
    verdict ? [`  ${signal.title}: ${verdict.sentence}`] : []
  );
  return [
    heading,
    alignedTable(table),
    ...(fits.length > 0 ? [fits.join('\n')] : []),
    ...(refused && !isFit(refused) ? [`  ${refused.sentence}`] : []),
    [...armSentences(armFigures(row)).map((sentence) => `  ${sentence}`), ...sentences].join('\n')
  ].join('\n');
}

/** Of each run with several rows, which are best, in sentences. */
function bestText(rows: readonly ComparedRow[]): string[] {
  return byRun(rows.map(({ row }) => row)).flatMap((own) => {
    const sentences = bestRows(own).map(({ sentence }) => `  ${sentence}`);
    return own.length > 1 && sentences.length > 0 ? [[own[0].run.title, ...sentences].join('\n')] : [];
  });
}

/** The comparison as text: for each arm of each run a table of its signals, the fits, and what they say in words. */
export function comparisonText(rows: readonly ComparedRow[]): string {
  const arms = new Map<string, ComparedRow[]>();
  for (const each of rows) {
    const key = JSON.stringify([each.row.run.id, each.row.arm.id]);
    arms.set(key, [...(arms.get(key) ?? []), each]);
  }
  return `${[...[...arms.values()].map(armText), ...bestText(rows)].join('\n\n')}\n`;
}
