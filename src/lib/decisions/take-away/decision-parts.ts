import { bandsSentence, type MadeBands } from '../bands';
import { deferralWords, type CascadeDecision } from '../cascade';
import { chainPart, type ChainDecision } from '../chain-answers';
import { coveragePart, type CoveragePair } from '../coverage-pair';
import type { DecisionRows } from '../decision-rows';
import { driftPart, type Drift } from '../drift';
import type { EnsembleDecision } from '../ensemble/ensemble';
import { ensembleThresholdPart } from '../ensemble/ensemble-threshold';
import { ensemblePart } from '../ensemble/ensemble-words';
import { groupCells, groupSentence, type GroupDecision } from '../groups';
import { decimal, exactShare, share, shareWithEnds } from '../number-words';
import type { DecisionPart } from '../part';
import type { SetDecision } from '../prediction-sets';
import { recalibrationPart, type NoRecalibration, type Recalibration } from '../recalibration';
import { rewardPart, type RewardDecision } from '../reward';
import type { SampledSetDecision } from '../sampled-set-decision';
import { sampledPart } from '../sampled-set-words';
import { setPart } from '../set-words';
import { streamPart, type StreamSets } from '../stream-sets';
import { thresholdTable } from '../threshold-words';
import type { DecisionFile } from './decision-file';

/** All that was decided. */
export interface Decided {
  file: DecisionFile;
  /** `null` where the target is not the least cost. */
  reward: RewardDecision | null;
  bands: MadeBands | null;
  groups: readonly GroupDecision[];
  sets: SetDecision | null;
  /** `null` where there are no sets. */
  stream: StreamSets | null;
  /** Sets of drawn answers; `null` where none were drawn. */
  sampled: SampledSetDecision | null;
  /** `null` without answers. */
  chain: ChainDecision | null;
  coverage: CoveragePair | null;
  ensemble: EnsembleDecision | null;
  /** Against a second run or file, which is called so. */
  second: {
    title: string;
    cascade: CascadeDecision | null;
    drift: Drift | null;
    recalibration: Recalibration | NoRecalibration | null;
  } | null;
}

function thresholdPart({ threshold, split }: DecisionFile): DecisionPart {
  const { target } = threshold;
  const aim =
    target.kind === 'cost'
      ? `the least cost, a wrong answer costing ${target.wrong} and asking a person ${target.ask}`
      : `a precision of ${exactShare(target.precision)}${target.certainty === null ? ', as the rows show it' : `, promised with a certainty of ${exactShare(target.certainty)}`}`;
  return {
    title: 'Threshold',
    sentences: [threshold.sentence],
    tables: [thresholdTable(threshold)],
    notes: [
      `Wanted: ${aim}. Split by ${split.by}. Intervals are exact (Clopper–Pearson, 95 %).`,
      ...(threshold.spread ? [threshold.spread.sentence] : [])
    ]
  };
}

/** The bands in words and a table, or why there are none. */
export function bandPart(bands: MadeBands): DecisionPart {
  if ('reason' in bands) return { title: 'Bands', sentences: [bands.reason], tables: [], notes: [] };
  const { table, of } = bands;
  return {
    title: 'Bands',
    sentences: [bandsSentence(bands)],
    tables: [
      {
        caption: 'Answers in each band, on the held-out questions',
        columns: ['confidence', 'what is done', 'n', 'of all', 'right among them'],
        cells: table.bands.map((band) => [
          `${decimal(band.low, 2)} to ${decimal(band.high, 2)}`,
          band.words,
          String(band.n),
          table.n > 0 ? shareWithEnds(band.share, band.shareInterval) : '–',
          band.n > 0 ? shareWithEnds(band.precision, band.precisionInterval) : '–'
        ])
      }
    ],
    notes: [`By ${of}.`]
  };
}

/** Every group under the single threshold and under its own, in words and a table. */
export function groupPart(groups: readonly GroupDecision[]): DecisionPart {
  return {
    title: 'Groups',
    sentences: [groupSentence(groups)],
    tables: [
      {
        caption: 'Every group under the single threshold and under its own',
        columns: [
          'group',
          'right among those shown, under the single threshold',
          'a threshold of its own',
          'doubt'
        ],
        cells: groups.map(groupCells)
      }
    ],
    notes: []
  };
}

/** Title of a cascade's part; the charts stand with it. */
export const cascadeTitle = (second: string) => `Cascade, handing on to ${second}`;

/** Every decision that was made, in the order of the page. */
export function decisionParts(decided: Decided, rows: DecisionRows): DecisionPart[] {
  const { file, reward, bands, groups, sets, stream, sampled, chain, coverage, ensemble, second } = decided;
  return [
    thresholdPart(file),
    ...(reward ? [rewardPart(reward)] : []),
    ...(bands ? [bandPart(bands)] : []),
    ...(groups.length > 0 ? [groupPart(groups)] : []),
    ...(sets ? [setPart(rows, sets)] : []),
    ...(stream ? [streamPart(stream)] : []),
    ...(sampled ? [sampledPart(rows, sampled)] : []),
    ...(chain ? [chainPart(chain)] : []),
    ...(second?.cascade
      ? [
          {
            title: cascadeTitle(second.title),
            sentences: [
              deferralWords(second.cascade),
              ...second.cascade.costs.map(({ sentence }) => sentence)
            ],
            tables: [],
            notes: [
              `At most ${share(second.cascade.budget)} handed on; the threshold is chosen on ${second.cascade.nChosen} of the shared questions.`
            ]
          }
        ]
      : []),
    ...(second?.drift ? [driftPart(second.drift, second.title)] : []),
    ...(second?.recalibration ? [recalibrationPart(second.recalibration, second.title)] : []),
    ...(coverage ? [coveragePart(coverage)] : []),
    ...(ensemble ? [ensemblePart(ensemble), ensembleThresholdPart(ensemble, file.threshold.target)] : [])
  ];
}
