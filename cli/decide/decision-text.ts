import { deferralWords, type CascadeDecision } from '../../src/lib/decisions/cascade';
import { coveragePart } from '../../src/lib/decisions/coverage-pair';
import { driftPart } from '../../src/lib/decisions/drift';
import { ensemblePart } from '../../src/lib/decisions/ensemble/ensemble-words';
import { ensembleThresholdPart } from '../../src/lib/decisions/ensemble/ensemble-threshold';
import { placesOf } from '../../src/lib/decisions/decision-rows';
import { some } from '../../src/lib/decisions/number-words';
import { rewardPart } from '../../src/lib/decisions/reward';
import { sampledNote, sampledSetTitle } from '../../src/lib/decisions/sampled-set-words';
import { recalibrationPart } from '../../src/lib/decisions/recalibration';
import { streamPart } from '../../src/lib/decisions/stream-sets';
import { conformalTitles } from '../../src/lib/decisions/prediction-sets';
import { sideBySidePart, thresholdsSideBySide } from '../../src/lib/decisions/side-by-side';
import { bandPart, groupPart } from '../../src/lib/decisions/take-away/decision-parts';
import type { RowDecision } from './decision';
import type { ToldEnsemble } from './ensemble';
import { titleWithFile } from './named-rows';
import { partText } from './part-text';

function driftLines({ drift: told }: RowDecision): string[] {
  if (!told) return [];
  const { there, drift, recalibration, reason } = told;
  if (!drift) return [`  Drift, against ${there}: ${reason}`];
  return [
    partText(driftPart(drift, there), '  '),
    ...(recalibration ? [partText(recalibrationPart(recalibration, there), '  ')] : [])
  ];
}

function rowText(decision: RowDecision): string {
  const { rows, threshold, spread, reward, bands, groups, sets, noSets, stream, chain, pairs, sampled } =
    decision;
  return [
    titleWithFile(decision, true),
    `  ${some(placesOf(rows, 'fit').length, 'question')} to choose on, ${placesOf(rows, 'judge').length} to show it on; split by ${rows.splitBy}`,
    ...rows.notes.map((note) => `  ${note}`),
    `  ${threshold.sentence}`,
    ...(spread ? [`  ${spread.sentence}`] : []),
    ...(reward ? [partText(rewardPart(reward), '  ')] : []),
    ...(groups.length > 0 ? [partText(groupPart(groups), '  ')] : []),
    partText(bandPart(bands), '  '),
    ...(noSets === null ? [] : [`  Sets: ${noSets}`]),
    ...sets.map(({ score, sentence }) => `  Sets, ${conformalTitles[score]}: ${sentence}`),
    ...(stream ? [partText(streamPart(stream), '  ')] : []),
    ...(sampled ? [`  ${sampledSetTitle}: ${sampled.sentence}`, `    ${sampledNote(sampled)}`] : []),
    ...(decision.noSampled === null ? [] : [`  ${sampledSetTitle}: ${decision.noSampled}`]),
    ...(chain ? [`  Chain: ${chain.sentence}`, `    ${chain.note}`] : []),
    ...driftLines(decision),
    ...pairs.map((pair) => partText(coveragePart(pair), '  '))
  ].join('\n');
}

const ensembleTexts = ({ decision, target }: ToldEnsemble): string[] => [
  partText(ensemblePart(decision)),
  partText(ensembleThresholdPart(decision, target))
];

/** The thresholds of several rows once more, beside each other. */
function sideBySideText(decisions: readonly RowDecision[]): string[] {
  const [first] = decisions;
  if (!first || decisions.length < 2) return [];
  const candidates = decisions.map((each) => ({
    ...each.rows,
    key: `${each.key ?? ''} ${each.file}`,
    title: titleWithFile(each)
  }));
  return [partText(sideBySidePart(thresholdsSideBySide(candidates, first.threshold.target)))];
}

/** A cascade in words. */
export interface ToldCascade {
  small: string;
  large: string;
  common: number;
  decision: CascadeDecision;
}

/** What `lab decide` prints. */
export function decisionText(
  decisions: readonly RowDecision[],
  cascades: readonly ToldCascade[],
  ensemble: ToldEnsemble | null
): string {
  const texts = [
    ...decisions.map(rowText),
    ...sideBySideText(decisions),
    ...cascades.map(({ small, large, common, decision }) =>
      [
        `Cascade: ${small}, then ${large}: ${some(common, 'question')} in both`,
        deferralWords(decision),
        ...decision.costs.map(({ sentence }) => sentence)
      ].join('\n  ')
    ),
    ...(ensemble ? ensembleTexts(ensemble) : [])
  ];
  return `${texts.join('\n\n')}\n`;
}
