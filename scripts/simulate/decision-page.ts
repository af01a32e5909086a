import { conformalTitles, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import { decisionCases, truePrecision } from './decision-sources';
import { setsOver, thresholdOnce, type SetSums } from './decision-studies';
import { Draws } from './sources';
import { Tally } from './studies';

const SIZES = [100, 400, 2000];
const DRAWS = 600;
const SEEDS = 1000;

const percent = (share: number) => (100 * share).toFixed(1);

/** A share in per cent; bold where it is above `most` by more than twice its Monte Carlo error. */
function cell(tally: Tally, name: string, bound?: { most?: number; least?: number }): string {
  const count = tally.get(name);
  if (!count || count.of < 30) return '–';
  const share = count.hits / count.of;
  const error = (goal: number) => 2 * Math.sqrt((goal * (1 - goal)) / count.of);
  const missed =
    (bound?.most !== undefined && share > bound.most + error(bound.most)) ||
    (bound?.least !== undefined && share < bound.least - error(bound.least));
  return missed ? `**${percent(share)}**` : percent(share);
}

const table = (heads: readonly string[], numbers: number, rows: readonly (readonly string[])[]) =>
  [
    `| ${heads.join(' | ')} |`,
    `|${heads.map((_, i) => (i < heads.length - numbers ? '---' : '---:')).join('|')}|`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`)
  ].join('\n');

function thresholdTable(): string {
  const lines = decisionCases.map((one, place) => {
    const precisionOf = truePrecision(one.source);
    const tallies = SIZES.map((n) => {
      const tally = new Tally();
      for (let draw = 0; draw < DRAWS; draw++) {
        thresholdOnce(tally, one, precisionOf, n, new Draws((900 + 10 * place) * 1_000_003 + 7 * n + draw));
      }
      return tally;
    });
    return [
      one.source.name,
      `${percent(one.target).replace('.0', '')} %`,
      ...tallies.map((tally) => cell(tally, 'certain missed', { most: 0.05 })),
      ...tallies.map((tally) => cell(tally, 'certain found')),
      ...tallies.map((tally) => cell(tally, 'plain missed')),
      ...tallies.map((tally) => cell(tally, 'precision', { least: 0.95 }))
    ];
  });
  const heads = ['missed', 'found', 'missed without a promise', 'interval holds'].flatMap((head) =>
    SIZES.map((n) => `${head}, ${n}`)
  );
  return table(['source', 'target', ...heads], heads.length, lines);
}

function setCells({ draws, coverage, squares, size, within }: SetSums): string[] {
  const mean = coverage / draws;
  const error = Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
  const text = `${percent(mean)} ± ${percent(2 * error)}`;
  return [mean < 0.9 - 2 * error ? `**${text}**` : text, (size / draws).toFixed(2), percent(within / draws)];
}

function setTable(): string {
  const lines = (Object.keys(conformalTitles) as ConformalName[]).flatMap((score, place) =>
    [false, true].map((broken) => [
      score.toUpperCase(),
      broken ? 'easy, shown on hard' : 'as those shown',
      ...SIZES.flatMap((n) =>
        setCells(
          setsOver(SEEDS, n, score, (seed) => new Draws(77_000_003 + 10_007 * place + n * 13 + seed), broken)
        )
      )
    ])
  );
  const heads = SIZES.flatMap((n) => [`coverage, ${n}`, 'size', 'in its range']);
  return table(['score', 'calibrated on', ...heads], heads.length, lines);
}

/** The page's part on thresholds and prediction sets, as Markdown. */
export function decisionPart(): string {
  return `## Thresholds: how often a promised precision is missed, per cent

Of n questions one half chooses a threshold for the target, and the other half shows it (the numbers after the commas are n). *Missed*: the true precision above the
threshold is below the target though it was called 95 % certain; at most 5 may. *Found*: a threshold was found at all. *Missed without a promise*: the
threshold was the largest coverage that reaches the target on the half it was chosen on, as is usual. *Interval holds*: the 95 % interval of the precision on
the other half holds the true precision. ${DRAWS} draws a cell.

${thresholdTable()}

*Just short* is right in 79 % whatever it says, so that every threshold found for 80 % misses. *Conceited* is no better than chance where it is surest, so that precision does
not fall with the threshold, which the promise takes for granted; it holds there all the same.

## Prediction sets: coverage over ${SEEDS.toLocaleString('en')} seeds, per cent

Four options, a model that is too sure, α = 10 %: the right option should be in the set of at least 90 % of new questions. One half calibrates, the other shows (n in all). The mean
coverage with twice its Monte Carlo error, the mean size of a set, and in how many draws the coverage lies in the range that the lab gives for 95 % of cases. Calibrated on the easy questions and
shown on the hard ones, the promise breaks, as it must: the two are not exchangeable.

${setTable()}
`;
}
