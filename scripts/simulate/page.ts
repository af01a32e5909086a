import { calibratedSources, otherSources } from './sources';
import type { Tally } from './studies';

/** Tallies by source (or pair of sources) and number of rows. */
type Study = Record<string, Record<number, Tally>>;

/** All that was simulated. */
export interface Results {
  sizes: number[];
  fastDraws: number;
  slowDraws: number;
  cover: Study;
  alarms: Study;
  pairs: Study;
  discrimination: Study;
  fits: Study;
}

/** A share in per cent; bold where it misses the aim by more than twice its Monte Carlo error; a dash without draws. */
function cell(tally: Tally | undefined, name: string, aim: 'cover' | 'alarm'): string {
  const count = tally?.get(name);
  if (!count || count.of < 30) return '–';
  const share = count.hits / count.of;
  const goal = aim === 'cover' ? 0.95 : 0.05;
  const error = Math.sqrt((goal * (1 - goal)) / count.of);
  const missed = aim === 'cover' ? share < goal - 2 * error : share > goal + 2 * error;
  const text = (100 * share).toFixed(1);
  return missed ? `**${text}**` : text;
}

function table(
  heads: [string, string],
  lines: readonly [label: string, what: string, tallies: Record<number, Tally>, name: string][],
  sizes: readonly number[],
  aim: 'cover' | 'alarm'
): string {
  return [
    `| ${heads.join(' | ')} | ${sizes.map((n) => `n = ${n}`).join(' | ')} |`,
    `|---|---|${sizes.map(() => '---:|').join('')}`,
    ...lines.map(
      ([label, what, tallies, name]) =>
        `| ${label} | ${what} | ${sizes.map((n) => cell(tallies[n], name, aim)).join(' | ')} |`
    )
  ].join('\n');
}

const intervals = {
  accuracy: 'share right (Wilson)',
  gap: 'gap: mean confidence − share right',
  auroc: 'AUROC',
  ece: 'ECE without chance',
  brier: 'Brier',
  nll: 'NLL'
};

/** What the page begins with, as Markdown. */
export function preface({ fastDraws, slowDraws }: Pick<Results, 'fastDraws' | 'slowDraws'>): string {
  const error = (draws: number) => (100 * Math.sqrt((0.05 * 0.95) / draws)).toFixed(1);
  return `# How often the intervals hold and the verdicts are wrong

Made by \`npm run simulate\`: made-up models whose truth is known answer n questions, again and again, and what the lab would say of
them is held against that truth. The aim: an interval of 95 % holds the truth in 95 % of cases, and a verdict finds something where there is
nothing in at most 5 %.

- Draws: ${fastDraws} a cell (Monte Carlo error ±${error(fastDraws)} points), and ${slowDraws} for ECE, Brier, NLL and fits (±${error(slowDraws)}), which resample within each draw:
  200 times, where the lab does so 1,000 times, so that the lab is a little nearer to its aim.
- **Bold**: misses the aim by more than twice that error. A share above 95 % means an interval wider than it need be. A dash: fewer than 30 draws
  have the figure (an AUROC needs right and wrong answers).
- Seeded: the same run gives the same page.
- The smooth ECE costs seconds a draw and is simulated only when asked for (\`npm run simulate -- smooth\`): in 30 draws with 100 resamples each (±4) its interval held the truth of *mid-range* in 93, 97 and 97 % at n = 20, 40 and 200,
  and of *overconfident*, *too sharp* and *empty* in 97, 97 and 93 % at n = 20.
- Not simulated, so that nothing is known here of how often they hold: how far a threshold depends on the questions it was chosen on; what is said of an ensemble’s members after calibration against the same before it.
  Sets that follow a stream have no interval: what is promised of them holds whatever the stream (Gibbs & Candès 2021). Of coverage of two, its differences are those of two rows.

| source | says |
|---|---|
${[...calibratedSources, ...otherSources].map(({ name, says }) => `| ${name} | ${says} |`).join('\n')}

The first five are perfectly calibrated. *Clustered* repeats each question five times with one outcome: n rows hold n / 5 questions, 4 and 8
at n = 20 and 40, where no verdict is given.
`;
}

/** The part on figures, verdicts and fits, after the preface, as Markdown. */
export function honestyPage({
  sizes,
  fastDraws,
  slowDraws,
  cover,
  alarms,
  pairs,
  discrimination,
  fits
}: Results): string {
  const lines = (study: Study, names: Record<string, string>) =>
    Object.entries(names).flatMap(([name, words]) =>
      Object.entries(study).map(
        ([source, tallies]) =>
          [words, source, tallies, name] as [string, string, Record<number, Tally>, string]
      )
    );
  const of = (study: Study, source: string, name: string, words: string) =>
    [words, source, study[source], name] as [string, string, Record<number, Tally>, string];
  return `${preface({ fastDraws, slowDraws })}
## Coverage of the 95 % intervals, per cent

${table(['interval', 'source'], lines(cover, intervals), sizes, 'cover')}

Where a source is nearly always right or wrong, a few wrong answers more or less decide, and coverage steps instead of being 95 % exactly: Wilson's interval is
known to dip there, the others are on the wide side.

## False alarms, per cent

What is said of calibrated sources: "overconfident", "underconfident" or off in some places; "this ECE is more than chance"; "the surer it is
the more often it is wrong".

${table(
  ['said', 'source'],
  lines(alarms, {
    verdict: 'off, in the verdict',
    'more than chance': 'ECE more than chance',
    reversed: 'order reversed'
  }),
  sizes,
  'alarm'
)}

Whether a number tells right from wrong: of *empty*, that it does (or the reverse); of *weak*, whose AUROC is 0.63, that it does not, or hardly.

${table(
  ['said', 'source'],
  [
    of(discrimination, 'empty', 'tells', 'tells right from wrong'),
    of(discrimination, 'weak', 'nothing', 'no better than chance')
  ],
  sizes,
  'alarm'
)}

Two calibrated models on the same questions: "better calibrated".

${table(['said', 'pair'], lines(pairs, { 'better calibrated': 'better calibrated' }), sizes, 'alarm')}

## Two runs and fits: coverage, per cent

The difference of two shares right on the same questions; the temperature's profile-likelihood interval, on bare confidences; Platt scaling's slope and offset, by the observed
information, where right and wrong overlap; and what a fit on n answers
changes on n others, against what it changes with 20,000.
Where only a handful of answers goes against what was said (*sure* at n = 200, *two-point* at n = 40), the likelihood is far from a parabola and the temperature's
interval holds the truth less often than it says; a fit needs some wrong answers to learn from.

${table(
  ['interval', 'source'],
  [
    ...lines(pairs, { 'right more often': 'difference of shares right' }),
    ...lines(fits, {
      T: 'temperature T',
      slope: 'Platt’s slope',
      offset: 'Platt’s offset',
      'temperature nll': 'NLL after − before, temperature',
      'temperature brier': 'Brier after − before, temperature',
      'platt nll': 'NLL after − before, Platt',
      'platt brier': 'Brier after − before, Platt'
    })
  ],
  sizes,
  'cover'
)}

A fit of a calibrated model has nothing to gain: "better", all the same, per cent.

${table(
  ['said', 'source'],
  lines(fits, { 'temperature better': 'better, temperature', 'platt better': 'better, Platt' }),
  sizes,
  'alarm'
)}
`;
}
