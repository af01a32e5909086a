import type { RowFit } from '../../src/lib/comparison/fits';
import { fitAndJudgeWords, outcomeWords } from '../../src/lib/comparison/fit-words';
import { isFit } from '../../src/lib/comparison/is-fit';
import { emptyRowWords } from '../../src/lib/comparison/empty-row';
import type { ComparedRow } from '../../src/lib/comparison/compare';
import type { Interval } from '../../src/lib/calibration/intervals/bootstrap-interval';
import type { Row } from '../../src/lib/comparison/rows';
import { methodOf } from '../../src/lib/methods/registry';
import { armTitle } from '../../src/lib/comparison/shown-row';
import { armFigures, armSentences } from '../../src/lib/comparison/arm-figures';
import { acrossWords, bestAcross, bestRows, byRun } from '../../src/lib/comparison/ranked-rows';
import { byArm } from '../../src/lib/comparison/row-place';
import { placesAmong } from '../../src/lib/comparison/run-labels';
import { tokensReadWords } from '../../src/lib/comparison/tokens-read';
import { decimals } from '../../src/lib/predictions/decimals';
import { alignedTable } from '../aligned-table';
import { binWords, type BinWords } from '../ece-bins';

const number = (value: number | null | undefined, digits = 3) => decimals(value, digits);
const withEnds = (value: number, ends: Interval | null | undefined, digits = 2) =>
  ends
    ? `${number(value, digits)} [${number(ends[0], digits)}, ${number(ends[1], digits)}]`
    : number(value, digits);

/** Columns of a table of rows, with the bins of their ECEs. */
const columnsOf = (bins: BinWords): [string, (row: ComparedRow) => string][] => [
  ['signal', ({ row }) => `  ${row.signal.title}`],
  ['kind', ({ row }) => (row.signal.kind === 'probability' ? 'P' : 'score')],
  ['n', ({ order }) => String(order.n)],
  ['right', ({ order }) => number(order.accuracy, 2)],
  ['AUROC', ({ order, intervals }) => withEnds(order.auroc, intervals?.auroc)],
  ['AURC', ({ order, intervals }) => withEnds(order.aurc, intervals?.aurc)],
  ['mean conf.', ({ confidence }) => number(confidence?.meanConfidence, 2)],
  [
    bins.head,
    ({ confidence, bins: size }) => (confidence ? `${number(confidence.ece)}${bins.after(size)}` : '–')
  ],
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
  ['read', ({ row }) => (row.parseRate === null ? '–' : `${Math.round(100 * row.parseRate)} %`)],
  ['--rows', ({ row }) => row.key]
];

function fitLine(fit: RowFit, signal: string): string {
  const parameters = Object.entries(fit.parameters)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => `${name} ${withEnds(value, fit.intervals[name])}`)
    .join(', ');
  return `  ${signal}: ${fit.title}${parameters ? ` (${parameters})` : ''}, ${fitAndJudgeWords(fit)}. ${outcomeWords(fit)}`;
}

function costWords({ cost, run }: Row): string {
  const { decodedTokens, seconds, sharedWith } = cost;
  const titleOf = (id: string) => {
    const arm = run.plan.arms.find((each) => each.id === id);
    return arm ? armTitle({ arm, method: methodOf(arm.method) }) : id;
  };
  const shared =
    sharedWith.length > 0 ? ` (some of it shared with ${sharedWith.map(titleOf).join(', ')})` : '';
  return `an answer takes ${tokensReadWords(cost)}, ${number(decodedTokens, 0)} decoded, ${number(seconds, 1)} s${shared}`;
}

function armText(rows: readonly ComparedRow[]): string {
  const [{ row }] = rows;
  const { arm, method, run, notAttempted, unparsed, tooLong } = row;
  const name = armTitle({ arm, method });
  const long = tooLong > 0 ? ` (${tooLong} too long for the model)` : '';
  const aside =
    notAttempted + unparsed > 0 ? `; ${notAttempted} not attempted${long}, ${unparsed} unparsed` : '';
  const heading =
    `${name} · ${run.plan.modelId} · ${run.title}${aside}` + (run.predictions ? '' : `\n  ${costWords(row)}`);
  const columns = columnsOf(binWords(rows.map(({ confidence, bins }) => confidence && bins)));
  const table = [
    columns.map(([title]) => title),
    ...rows.map((each) => columns.map(([, cell]) => cell(each)))
  ];
  const fits = rows.flatMap(({ row: { signal }, fits }) =>
    fits.map((fit) => (isFit(fit) ? fitLine(fit, signal.title) : null)).filter((line) => line !== null)
  );
  const refused = rows.flatMap(({ fits }) => fits).find((fit) => !isFit(fit));
  const sentences = rows.flatMap(({ row, order, verdict }) => {
    const words = verdict?.sentence ?? (order.n === 0 ? emptyRowWords(row) : null);
    return words === null ? [] : [`  ${row.signal.title}: ${words}`];
  });
  return [
    heading,
    alignedTable(table),
    ...(fits.length > 0 ? [fits.join('\n')] : []),
    ...(refused && !isFit(refused) ? [`  ${refused.sentence}`] : []),
    [...armSentences(armFigures(row)).map((sentence) => `  ${sentence}`), ...sentences].join('\n')
  ].join('\n');
}

/** What was noticed when files of predictions were read, by file. */
function readingNotes(rows: readonly ComparedRow[]): string[] {
  return byRun(rows.map(({ row }) => row)).flatMap(([{ run }]) => {
    const notes = run.predictions?.notes ?? [];
    return notes.length > 0 ? [[run.title, ...notes.map((note) => `  ${note}`)].join('\n')] : [];
  });
}

/** Of each run with several rows, which are best, in sentences. */
function bestText(rows: readonly ComparedRow[]): string[] {
  return byRun(rows.map(({ row }) => row)).flatMap((own) => {
    const sentences = bestRows(own).map(({ sentence }) => `  ${sentence}`);
    return own.length > 1 && sentences.length > 0 ? [[own[0].run.title, ...sentences].join('\n')] : [];
  });
}

/** Which rows of several runs are best on the questions that every run asked, in sentences. */
function acrossText(rows: readonly ComparedRow[]): string[] {
  const runs = byRun(rows.map(({ row }) => row));
  if (runs.length < 2) return [];
  const across = bestAcross(runs.flat(), placesAmong(runs));
  const words = acrossWords(across, runs.length);
  if (across.questions === 0) return [words];
  const sentences = across.best.map(({ sentence }) => `  ${sentence}`);
  return sentences.length > 0 ? [[words, ...sentences].join('\n')] : [];
}

/** How the tables are read. */
const LEGEND =
  'P: a probability; score: an order only. In square brackets: 95 % intervals. ECE: bins of equal width, right-closed; by chance: what a perfectly calibrated model would show, on average and up to in 95 % of cases. Read: the share of questions that gave a value. --rows: a row’s name where it is to be typed.';

/** The comparison as text: for each arm of each run a table of its signals, the fits, and what they say in words. */
export function comparisonText(rows: readonly ComparedRow[]): string {
  const arms = byArm(rows, ({ row }) => row);
  return `${[...arms.map(armText), ...readingNotes(rows), ...bestText(rows), ...acrossText(rows), LEGEND].join('\n\n')}\n`;
}
