import {
  crookedSources,
  curvePlaces,
  meanOnce,
  rankingOnce,
  smoothCurveOnce,
  smoothOnce
} from './ranking-studies';
import { LARGE, largeSample, trueFigures, trueRisks, trueSmoothEce, type TrueFigures } from './large-sample';
import { bandCoverages, differencesOnce, eceChangeOnce, type FitCase } from './pair-studies';
import { calibratedSources, otherSources, sampleOf, type Source } from './sources';
import { binsOf, WITHIN } from './studies';
import { ALARM, cell, COVER, figuresTable, table, tallied, type Once } from './tables';

const SIZES = [20, 40, 200, 1000];
const DRAWS = 100;
const MEAN_DRAWS = 600;
/** Answers behind what a fit truly changes. */
const MANY = 5000;
/** Of the smooth ECE and its curve, whose resamples cost milliseconds each. */
const SMOOTH = { draws: 40, resamples: 60 };
const CURVE = { draws: 100, resamples: 100 };

const all: readonly Source[] = [...calibratedSources, ...otherSources];
export const named = (name: string): Source => all.find((source) => source.name === name)!;
const large = LARGE.toLocaleString('en');
const errorOf = (draws: number) => (100 * Math.sqrt((0.05 * 0.95) / draws)).toFixed(1);

function orderPart(): string {
  const cases = all.map((source, place) => {
    const truths = new Map(SIZES.map((n) => [n, trueFigures(source, binsOf(n))]));
    const once: Once = (tally, n, draws) => rankingOnce(tally, sampleOf(source, n, draws), truths.get(n)!);
    return [source.name, tallied(SIZES, DRAWS, 2000 + place, once)] as const;
  });
  return `## Order, adaptive ECE, MCE: coverage of the 95 % intervals, per cent

As above, with ${DRAWS} draws a cell (±${errorOf(DRAWS)}), ${WITHIN} resamples or simulations within each. The truth is that of ${large} rows; for gaps, that of the chances of as many.
A dash: fewer than 30 draws have right and wrong answers. Of so many cells a few are bold by chance alone. Where few are right, as *unsure* has it, the AUPRC’s interval holds the truth a little less often than it says.

${figuresTable(
  ['interval', 'source'],
  SIZES,
  [
    ['AURC', 'aurc', COVER],
    ['AUPRC', 'auprc', COVER],
    ['prediction rejection ratio', 'prr', COVER],
    ['adaptive ECE without chance', 'adaptive ECE', COVER],
    ['MCE without chance', 'MCE', COVER]
  ],
  cases
)}
`;
}

function meanPart(): string {
  const cases = all.map((source, place) => {
    const truth = trueFigures(source, 10).meanConfidence;
    const once: Once = (tally, n, draws) => meanOnce(tally, sampleOf(source, n, draws), truth);
    return [source.name, tallied(SIZES, MEAN_DRAWS, 2050 + place, once)] as const;
  });
  return `## Mean confidence: coverage of the 95 % interval, per cent

By Student’s t, ${MEAN_DRAWS} draws a cell (±${errorOf(MEAN_DRAWS)}). The percentiles of a bootstrap held the truth of *clustered* in 79 and 90 % at n = 20 and 40.

${figuresTable(['interval', 'source'], SIZES, [['mean confidence', 'mean confidence', COVER]], cases)}
`;
}

function smoothPart(): string {
  const sizes = [40];
  const sources = ['mid-range', 'overconfident'].map(named);
  const cases = sources.map((source, place) => {
    const truth = trueSmoothEce(source);
    const once: Once = (tally, n, draws) =>
      smoothOnce(tally, sampleOf(source, n, draws), truth, SMOOTH.resamples);
    return [source.name, tallied(sizes, SMOOTH.draws, 2100 + place, once)] as const;
  });
  return `## Smooth ECE: coverage of its 95 % interval, per cent

${SMOOTH.draws} draws a cell (±${errorOf(SMOOTH.draws)}) with ${SMOOTH.resamples} resamples each, where the lab takes 200: each costs milliseconds. The truth is that of ${large} rows.

${figuresTable(['interval', 'source'], sizes, [['smooth ECE', 'smooth ECE', COVER]], cases)}
`;
}

function curvePart(): string {
  const sizes = [40, 200, 1000];
  const lines = curvePlaces.flatMap(([name, places], place) => {
    const source = crookedSources.find((each) => each.name === name) ?? named(name);
    const tallies = tallied(sizes, CURVE.draws, 2200 + place, (tally, n, draws) =>
      smoothCurveOnce(tally, sampleOf(source, n, draws), places, CURVE.resamples)
    );
    return places.map(([confidence]) => [
      name,
      `${confidence}`,
      ...tallies.map((tally) => cell(tally, `at ${confidence}`, COVER))
    ]);
  });
  return `## Band of the smooth curve: pointwise coverage, per cent

How often the band holds the true chance of being right at a confidence; ${CURVE.draws} draws a cell (±${errorOf(CURVE.draws)}), ${CURVE.resamples} resamples each. Some places lie at or near the
ends of what a source says, where a kernel draws the curve towards the middle: the band is that of a local-linear regression. That of the curve itself, which stood here before, held the truth of *overconfident* at 0.95
in 63, 46 and 4 % at n = 40, 200 and 1000. The chance of most sources is straight in the confidence; *bent* and *step*
say ${crookedSources.map(({ says }) => says).join('; and ')}: beside a jump within a bandwidth no smooth curve’s band holds.

${table(['source', 'at', ...sizes.map((n) => `n = ${n}`)], sizes.length, lines)}
`;
}

const pairs = [
  ['mid-range', 'mid-range'],
  ['mid-range', 'weak'],
  ['two-point', 'mid-range'],
  ['overconfident', 'mid-range'],
  ['sure', 'overconfident'],
  ['empty', 'too sharp']
] as const;

function pairPart(): string {
  const cases = pairs.map((names, place) => {
    const both = names.map(named) as [Source, Source];
    const truths = new Map(
      SIZES.map((n) => [
        n,
        both.map((source) => trueFigures(source, binsOf(n))) as [TrueFigures, TrueFigures]
      ])
    );
    const risks = both.map((source) => trueRisks(source, bandCoverages)) as [number[], number[]];
    const once: Once = (tally, n, draws) => differencesOnce(tally, both, truths.get(n)!, risks, n, draws);
    return [names.join(', '), tallied(SIZES, DRAWS, 2300 + place, once)] as const;
  });
  return `## Differences of two rows on the same questions: coverage, per cent

What one row has less what the other has, ${DRAWS} draws a cell (±${errorOf(DRAWS)}). So are two rows' risk over coverage held against each other, runs side by side, and an ensemble against its best member. *Kept*: the band of the two
risk–coverage curves at that share kept. The truth is that of ${large} rows. Of so many cells a few are bold by chance alone; with 20 answers a difference’s interval is a little narrow. An AUROC’s difference has
no interval where a row has fewer than 5 right or 5 wrong answers: a bootstrap of *sure* and *overconfident* held it in 62 and 61 % at n = 40 and 200.

${figuresTable(
  ['difference', 'pair'],
  SIZES,
  [
    ['AURC', 'aurc', COVER],
    ['mean squared gap', 'squared gap', COVER],
    ['Brier', 'brier', COVER],
    ['AUROC', 'auroc', COVER],
    ['mean confidence', 'meanConfidence', COVER],
    ...bandCoverages.map((coverage) => [`risk, ${100 * coverage} % kept`, `band ${coverage}`, COVER] as const)
  ],
  cases
)}
`;
}

/** Fits of a source on itself, and those of another, which mostly make it worse. */
const fitCases: readonly FitCase[] = [
  ...['sure', 'mid-range', 'two-point', 'clustered', 'overconfident', 'too sharp'].map((name) => ({
    name,
    fitted: named(name),
    judged: named(name)
  })),
  ...[['overconfident', 'mid-range'] as const, ['empty', 'weak'] as const].map(([fitted, judged]) => ({
    name: `${judged}, by a fit of ${fitted}`,
    fitted: named(fitted),
    judged: named(judged)
  }))
];

function changePart(): string {
  const cases = fitCases.map((one, place) => {
    const { confidences, chances } = largeSample(one.judged);
    const many = {
      confidences: Array.from(confidences).slice(0, MANY) as unknown as typeof confidences,
      chances: chances.slice(0, MANY)
    };
    const once: Once = (tally, n, draws) => eceChangeOnce(tally, one, many, n, draws);
    return [one.name, tallied(SIZES, DRAWS, 2400 + place, once)] as const;
  });
  return `## ECE after − before a fit: coverage, per cent

A fit on n answers, judged on n others: what it changes their ECE without chance by, against what it changes the ECE of the chances of ${MANY.toLocaleString('en')} by; ${DRAWS} draws a cell (±${errorOf(DRAWS)}).
The last two are fits of another source, which mostly make it worse. Each draw has as many simulations as the lab’s own. The interval takes the two ECEs as independent, though they are of the same answers: it holds
the change of calibrated sources in 95 to 100 %, and from n = 200 on is a little narrow for *too sharp* (90 to 94 %) and for *weak* by a fit of *empty* (88 to 93 %). The paired bootstrap that stood here before held the change of *sure*, *mid-range* and
*two-point* in 31 to 83 %, and said of *sure* that its ECE fell, where it rose, in up to 65 %. A fit is called better or worse by NLL and Brier alone: an ECE also falls where a number loses what it told.

${figuresTable(
  ['interval', 'source'],
  SIZES,
  [
    ['ECE after − before, temperature', 'temperature', COVER],
    ['ECE after − before, Platt', 'Platt', COVER]
  ],
  cases
)}

*Wrong way*: the interval says that the ECE fell, and it rose, or the other way round. *Told*: it says that the ECE fell or rose at all.

${figuresTable(
  ['said', 'source'],
  SIZES,
  [
    ['wrong way, temperature', 'temperature wrong way', ALARM],
    ['wrong way, Platt', 'Platt wrong way', ALARM],
    ['told, temperature', 'temperature told', {}],
    ['told, Platt', 'Platt told', {}]
  ],
  cases
)}
`;
}

/** Parts of the page on figures, differences and curves, as Markdown, by name. */
export const figureParts = {
  order: orderPart,
  mean: meanPart,
  smooth: smoothPart,
  curve: curvePart,
  differences: pairPart,
  changes: changePart
};
