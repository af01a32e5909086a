import { ensembleRules, ruleWords } from '../../src/lib/decisions/ensemble/rules';
import { cascadeCases, cascadeOnce, trueCascade } from './cascade-studies';
import { decisionCases, truePrecision } from './decision-sources';
import { named } from './more-page';
import { Draws } from './sources';
import { ALARM, casesTable, COVER, figuresTable, tallied } from './tables';
import { chainOnce, chainSteps, ensembleOnce, groupsOnce, linesOf, lineTruth } from './together-studies';

const SIZES = [100, 400, 2000];
const DRAWS = 600;
/** Of ensembles, which are resampled within each draw. */
const SLOW_DRAWS = 200;
const ROWS = 100_000;

function cascadePart(): string {
  const cases = cascadeCases(named);
  const rows = cases.map((one, place) => {
    const truthAt = trueCascade(one);
    const tallies = tallied(SIZES, DRAWS, 2700 + place, (tally, n, draws) =>
      cascadeOnce(tally, one, truthAt, n, draws)
    );
    return [[one.name], tallies] as const;
  });
  return `## Cascades: what is gained over asking at random, and what it costs, per cent

Of n questions one half chooses the threshold below which the large model is asked, at most half of the time, and the other half shows it (the numbers after the commas are n). *Gain*: the 95 % interval of what is
gained over asking as often at random holds the true gain; *at cost*: the same over spending as much at random; *cost*: that of the mean cost; *less large*: that of the cascade less the large model
alone. *“More”, wrongly* and *“less”, wrongly*: said of a gain that is none, or the other way; at most 5 may. ${DRAWS} draws a cell. Half of what makes a question hard is common to both models. The truth is that of 200,000 questions.

${casesTable(
  ['models'],
  SIZES,
  [
    ['gain', 'gain', COVER],
    ['at cost', 'gain at cost', COVER],
    ['cost', 'cost', COVER],
    ['less large', 'large', COVER],
    ['“more”, wrongly', 'more', ALARM],
    ['“less”, wrongly', 'less', ALARM]
  ],
  rows
)}

${cases.map(({ name, says }) => `*${name[0].toUpperCase()}${name.slice(1)}*: ${says}.`).join('\n')} One question costs from a tenth of the middle cost to ten times.
`;
}

function chainPart(): string {
  const cases = decisionCases.map((one, place) => {
    const precisionOf = truePrecision(one.source);
    const tallies = tallied(SIZES, DRAWS, 2800 + place, (tally, n, draws) =>
      chainOnce(tally, one, precisionOf, n, draws)
    );
    return [one.source.name, tallies] as const;
  });
  return `## Chains: coverage of the 95 % interval, per cent

${chainSteps.steps} steps that hang together by ${100 * chainSteps.dependence} %, on the answers that a threshold shows, chosen on half of n questions and shown on the other; the dependence is taken as known. ${DRAWS} draws a cell.

${figuresTable(['interval', 'source'], SIZES, [['chance that all steps are right', 'chain', COVER]], cases)}
`;
}

function groupPart(): string {
  const cases = [
    { both: ['mid-range', 'sure'], precision: 0.7 },
    { both: ['overconfident', 'weak'], precision: 0.6 }
  ].map(({ both, precision }, place) => {
    const sources = both.map(named) as [ReturnType<typeof named>, ReturnType<typeof named>];
    const precisionOf = sources.map(truePrecision);
    const tallies = tallied(SIZES, DRAWS, 2900 + place, (tally, n, draws) =>
      groupsOnce(tally, sources, precisionOf, precision, n, draws)
    );
    return [`${both.join(', ')}: ${100 * precision} %`, tallies] as const;
  });
  return `## Groups: promises and intervals of each, per cent

Two groups of n / 2 questions each, one half to choose on. *Interval*: the 95 % interval of the share right among those shown under the one threshold of all; *missed*: a group’s own threshold, called 95 % certain, whose true
precision is below the target; at most 5 may, in each group by itself. ${DRAWS} draws a cell.

${figuresTable(
  ['what', 'groups: target'],
  SIZES,
  [
    ['interval, first group', 'interval 0', COVER],
    ['interval, second group', 'interval 1', COVER],
    ['missed, first group', 'missed 0', ALARM],
    ['missed, second group', 'missed 1', ALARM]
  ],
  cases
)}
`;
}

function ensemblePart(): string {
  const sizes = [40, 200, 1000];
  const source = named('mid-range');
  const cases = ensembleRules.map((rule, place) => {
    const many = linesOf(source, rule, ROWS, new Draws(864_209));
    const truth = { joint: lineTruth(many.joint), single: lineTruth(many.single) };
    const tallies = tallied(sizes, SLOW_DRAWS, 3000 + place, (tally, n, draws) =>
      ensembleOnce(tally, source, rule, truth, n, draws)
    );
    return [ruleWords[rule].title.toLowerCase(), tallies] as const;
  });
  return `## Ensembles: coverage of the 95 % intervals of what they are above a member, per cent

Three members that say between 30 and 80 %, calibrated, and err by themselves, as they are, less one of them, on n questions that chose nothing; ${SLOW_DRAWS} draws a cell. The truth is that of ${ROWS.toLocaleString('en')} questions. The other figures of
an ensemble have the intervals of the tables above, and its threshold is chosen as others are.

${figuresTable(
  ['difference', 'rule'],
  sizes,
  [
    ['share right', 'accuracy', COVER],
    ['Brier', 'brier', COVER],
    ['AUROC', 'auroc', COVER]
  ],
  cases
)}
`;
}

/** Parts of the page on what several answers or models do together, as Markdown, by name. */
export const togetherParts = {
  cascade: cascadePart,
  chains: chainPart,
  groups: groupPart,
  ensembles: ensemblePart
};
