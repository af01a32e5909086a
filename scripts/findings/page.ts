import { decimals, percent } from '../../src/lib/charts/numbers';
import { compareRow, type ComparedRow } from '../../src/lib/comparison/compare';
import { isFit } from '../../src/lib/comparison/is-fit';
import { bestRows } from '../../src/lib/comparison/ranked-rows';
import { claims } from './claims';
import { interval } from './interval';
import type { Findings } from './open';
import { standsOut } from './stands-out';

/** Day from which answer spans are told by today's rule. */
const SPANS_SINCE = '2026-11-28';

const ends = (of: readonly [number, number] | null | undefined) => (of ? ` ${interval(of, 2)}` : '');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function fitCells({ fits, intervals }: ComparedRow): string[] {
  const fit = fits.find(isFit);
  if (!fit || !intervals) return ['–', '–'];
  const brier = fit.before
    ? `${decimals(fit.before.brier, 3)} → ${decimals(fit.after.brier, 3)}`
    : decimals(fit.after.brier, 3);
  const ece = fit.before
    ? `${decimals(fit.before.ece)} → ${decimals(fit.after.ece)}`
    : decimals(fit.after.ece);
  return [`${fit.title}: ${ece}`, brier];
}

function rowCells(compared: ComparedRow): string[] {
  const { row, order, confidence, intervals } = compared;
  const floor = intervals?.floor;
  return [
    row.signal.title,
    row.signal.kind === 'probability' ? 'P' : 'R',
    `${decimals(order.auroc)}${ends(intervals?.auroc)}`,
    `${decimals(order.aurc)}${ends(intervals?.aurc)}`,
    confidence
      ? `${decimals(confidence.ece)}${floor ? ` (${decimals(floor.mean)}, up to ${decimals(floor.upper)})` : ''}`
      : '–',
    confidence ? `${decimals(confidence.brier, 3)} (${decimals(confidence.brierConstant, 3)})` : '–',
    ...fitCells(compared)
  ];
}

const HEAD = [
  'signal',
  '',
  'AUROC',
  'AURC',
  'ECE (by chance)',
  'Brier (constant)',
  'held-out ECE, fitted',
  'held-out Brier'
];

function armSection(rows: readonly ComparedRow[], { about }: Findings): string {
  const [{ row, order, intervals }] = rows;
  const arm = about.arms.find(({ id }) => id === row.arm.id)!;
  const { cost } = arm;
  const aside = [
    arm.parseRate !== null && arm.parseRate < 1 && `a confidence was read in ${percent(arm.parseRate)}`,
    arm.notAttempted > 0 && `${arm.notAttempted} not attempted`,
    arm.unparsed > 0 && `${arm.unparsed} unparsed`,
    arm.tooLong > 0 && `${arm.tooLong} too long for the model`,
    arm.orderChanges !== null &&
      `another order of the options changes the choice in ${percent(arm.orderChanges)}`
  ].filter((part): part is string => part !== false);
  const right =
    order.n > 0
      ? `Right: ${percent(order.accuracy)}${ends(intervals?.accuracy)} of ${order.n}.`
      : 'No answer has a value to judge.';
  const spent = `${decimals(cost.promptTokens, 0)} tokens read (${decimals(cost.prefilledTokens, 0)} of them computed), ${decimals(cost.decodedTokens, 0)} decoded, ${decimals(cost.seconds, 1)} s`;
  return [
    `#### ${arm.title}`,
    '',
    `${right} An answer takes ${spent}.${aside.length > 0 ? ` In all, ${aside.join('; ')}.` : ''}`,
    '',
    table(HEAD, rows.map(rowCells))
  ].join('\n');
}

function runSection(findings: Findings): string {
  const { about, rows, name } = findings;
  const compared = rows.map((row) => compareRow(row, { splitting: 'folds' }));
  const arms = [...new Set(compared.map(({ row }) => row.arm.id))];
  return [
    `### ${about.title}`,
    '',
    `${about.questions} questions of *${about.set}*, asked in ${about.arms.length} ways, ${about.model} on the ${about.engine} engine, seed ${about.seed}, ${about.day}. ` +
      `File: [${name}.csv.gz](findings/${name}.csv.gz). Made by`,
    '',
    '```sh',
    about.command,
    '```',
    '',
    ...(about.day < SPANS_SINCE
      ? [
          'The span of each answer, and which drawn answers are the same, were told by an earlier rule, which took “located” in “located in Africa” for the answer in some replies.',
          ''
        ]
      : []),
    ...[...bestRows(rows).map(({ sentence }) => sentence), ...standsOut(about, compared)].map(
      (sentence) => `- ${sentence}`
    ),
    '',
    ...arms.flatMap((id) => [
      armSection(
        compared.filter(({ row }) => row.arm.id === id),
        findings
      ),
      ''
    ])
  ].join('\n');
}

function claimSection(all: readonly Findings[]): string {
  return claims
    .map(({ title, how, test }) => {
      const lines = all.flatMap((findings) =>
        test(findings).map(({ verdict, n, sentence }) => {
          const said = verdict === 'cannot be told' ? `cannot be told at n = ${n}` : verdict;
          return `- **${said}** (${findings.about.set}, n = ${n}). ${sentence}`;
        })
      );
      return [`### ${title}`, '', how, '', ...(lines.length > 0 ? lines : ['- not asked yet'])].join('\n');
    })
    .join('\n\n');
}

/** The page of findings, from the runs that are kept. */
export function findingsPage(all: readonly Findings[]): string {
  return `# Findings

What the lab's own model, SmolLM2-135M-Instruct, showed when the lab's methods were put to it. \`npm run findings\` writes this page from the files in \`docs/findings/\`;
no figure was entered by hand. Each file opens on the page (Predictions, then choose the file): every row, diagram and interval can be looked at there. The files
hold what was read from each answer, not the tokens; the command above each table makes the run anew (\`all\`: with the ways of asking that came later too).

What is seen here says how the methods behave on a model of 135 million parameters, not on larger ones. *World facts*, the large set, was asked only in the ways its
section lists; a set is left out of a claim whose ways of asking it lacks.

## Claims put to the test

The rows and the figure of each claim were fixed before these two runs were read; a shorter run, 100 of the *World facts* asked in three ways, which comes
with the page, was known by then. A claim is *seen* where the 95 % interval of the difference lies above 0, *not seen with this model* where it lies
below the least that would matter (0.02 of accuracy, AUROC or Brier skill; for calibration 0.0009 of the squared gap, that of 3 points), and else it *cannot be told*. Intervals are paired by question. Each result is one
of several: of twenty such intervals one misses by chance.

${claimSection(all)}

## Every row

P is a probability, R a score that only orders. Behind an ECE stands in brackets what a perfectly calibrated model would show by chance, on average and up to the 95 % point;
behind a Brier score that of always saying the share of right answers. Held-out figures are out of fold: each answer is judged by a
calibrator fitted on the other four fifths, before → after.

${all.map(runSection).join('\n')}`;
}
