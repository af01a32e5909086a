import { conformalTitles, type ConformalName } from '../../src/lib/decisions/prediction-sets';
import {
  decisionCases,
  driftCases,
  rewardCases,
  trueMeans,
  truePrecision,
  trueReward
} from './decision-sources';
import { driftOnce, rewardOnce, setsOver, thresholdOnce } from './decision-studies';
import { sampledPart } from './sampled-study';
import { Draws } from './sources';
import { Tally } from './studies';
import { ALARM, casesTable, cell, COVER, percent, table, tallied } from './tables';

const SIZES = [100, 400, 2000];
const DRAWS = 600;
const SEEDS = 1000;
/** Of drift, whose corrected ECE is simulated within each draw. */
const SLOW_DRAWS = 200;
/** Answers a period. */
const PERIODS = [40, 200, 1000];

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
      ...tallies.map((tally) => cell(tally, 'certain missed', ALARM)),
      ...tallies.map((tally) => cell(tally, 'certain found')),
      ...tallies.map((tally) => cell(tally, 'plain missed')),
      ...tallies.map((tally) => cell(tally, 'precision', COVER))
    ];
  });
  const heads = ['missed', 'found', 'missed without a promise', 'interval holds'].flatMap((head) =>
    SIZES.map((n) => `${head}, ${n}`)
  );
  return table(['source', 'target', ...heads], heads.length, lines);
}

function setTable(): string {
  const lines = (Object.keys(conformalTitles) as ConformalName[]).flatMap((score, place) =>
    [false, true].map((broken) => [
      score.toUpperCase(),
      broken ? 'easy, shown on hard' : 'as those shown',
      ...SIZES.flatMap((n) =>
        setsOver(
          SEEDS,
          n,
          score,
          (seed) => new Draws(77_000_003 + 10_007 * place + n * 13 + seed),
          broken
        ).cells()
      )
    ])
  );
  const heads = SIZES.flatMap((n) => [`coverage, ${n}`, 'size', 'in its range']);
  return table(['score', 'calibrated on', ...heads], heads.length, lines);
}

function rewardTable(): string {
  const rows = rewardCases.map((one, place) => {
    const truth = trueReward(one);
    const tallies = tallied(SIZES, DRAWS, 1100 + 10 * place, (tally, n, draws) =>
      rewardOnce(tally, one, truth, n, draws)
    );
    return [[one.source.name, `${one.wrong}, ${one.ask}`], tallies] as const;
  });
  return casesTable(
    ['source', 'wrong, ask'],
    SIZES,
    [
      ['“it pays”, wrongly', 'pays', ALARM],
      ['“it does not”, wrongly', 'does not', ALARM],
      ['answers shown', 'shown'],
      ['interval holds', 'reward', COVER]
    ],
    rows
  );
}

function driftTable(): string {
  const rows = driftCases.map((one, place) => {
    const means: [ReturnType<typeof trueMeans>, ReturnType<typeof trueMeans>] = [
      trueMeans(one.before),
      trueMeans(one.after)
    ];
    const tallies = tallied(PERIODS, SLOW_DRAWS, 1300 + 10 * place, (tally, n, draws) =>
      driftOnce(tally, one, means, n, draws)
    );
    return [[one.before.name, one.change === 0 ? 'the same' : `+${one.change}`], tallies] as const;
  });
  return casesTable(
    ['source', 'true change'],
    PERIODS,
    [
      ['“more”, wrongly', 'more', ALARM],
      ['“less”, wrongly', 'less', ALARM],
      ['ECE holds', 'ece', COVER],
      ['right holds', 'right', COVER],
      ['confidence holds', 'confidence', COVER]
    ],
    rows
  );
}

function thresholdPart(): string {
  return `## Thresholds: how often a promised precision is missed, per cent

Of n questions one half chooses a threshold for the target, and the other half shows it (the numbers after the commas are n). *Missed*: the true precision above the
threshold is below the target though it was called 95 % certain; at most 5 may. *Found*: a threshold was found at all. *Missed without a promise*: the
threshold was the largest coverage that reaches the target on the half it was chosen on, as is usual. *Interval holds*: the 95 % interval of the precision on
the other half holds the true precision. ${DRAWS} draws a cell.

${thresholdTable()}

*Just short* is right in 79 % whatever it says, so that every threshold found for 80 % misses. *Conceited* is no better than chance where it is surest, so that precision does
not fall with the threshold, which the promise takes for granted; it holds there all the same.
`;
}

function setPart(): string {
  return `## Prediction sets: coverage over ${SEEDS.toLocaleString('en')} seeds, per cent

Four options, a model that is too sure, α = 10 %: the right option should be in the set of at least 90 % of new questions. One half calibrates, the other shows (n in all). The mean
coverage with twice its Monte Carlo error, the mean size of a set, and in how many draws the coverage lies in the range that the lab gives for 95 % of cases. Calibrated on the easy questions and
shown on the hard ones, the promise breaks, as it must: the two are not exchangeable.

${setTable()}
`;
}

function rewardPart(): string {
  return `## Where answering pays: how often that is wrongly said, per cent

Of n questions one half chooses the threshold under which a question costs least, and the other half shows what it brings (the numbers after the commas are n). *“It pays”, wrongly*: said of a threshold
that truly brings nothing or loses; *“it does not”, wrongly*: of one that brings something or nothing; at most 5 may. *Answers shown*: the threshold shows any. *Interval holds*: the 95 % interval of
the reward holds the true one. ${DRAWS} draws a cell.

${rewardTable()}

*Nearly right* is right in 95 % whatever it says and a wrong answer costs 25 times what asking costs, so that every answer loses and yet few mistakes are met; *just short*, right in 79 %, loses a little. *Sure*, at these costs, truly brings nothing when all
is shown.
`;
}

function driftPart(): string {
  return `## Drift: how often an alarm is false, per cent

Two periods of n answers each, of the same source, or of one that is right in 3 points less: a change just as large as the alarm. *“More”, wrongly*: “surely more than the alarm” of a change that is no larger; *“less”, wrongly*: “surely less” of one that is
as large; at most 5 may. *Holds*: the 95 % intervals of the changes of the ECE without chance, of the share right and of the mean confidence hold the true ones. ${SLOW_DRAWS} draws a cell.

${driftTable()}
`;
}

/** Parts of the page on decisions, as Markdown, by name. */
export const decisionParts = {
  thresholds: thresholdPart,
  sets: setPart,
  rewards: rewardPart,
  drift: driftPart,
  sampled: sampledPart
};
