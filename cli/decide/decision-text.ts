import type { CascadeDecision } from '../../src/lib/decisions/cascade';
import { placesOf } from '../../src/lib/decisions/decision-rows';
import { level, shareWithEnds } from '../../src/lib/decisions/number-words';
import { conformalTitles } from '../../src/lib/decisions/prediction-sets';
import { alignedTable } from '../aligned-table';
import type { RowDecision } from './decision';

function bandLines({ bands }: RowDecision): string[] {
  if (!bands) return [];
  const table = alignedTable([
    ['  band', 'what is done', 'n', 'of all', 'right'],
    ...bands.table.bands.map(
      ({ low, high, words, n, share, shareInterval, precision, precisionInterval }) => [
        `  ${low} to ${high}`,
        words,
        String(n),
        shareWithEnds(share, shareInterval),
        n > 0 ? shareWithEnds(precision, precisionInterval) : '–'
      ]
    )
  ]);
  return [`  Bands of ${bands.of}: ${bands.sentence}`, table];
}

function groupLines({ groups, groupSentence }: RowDecision): string[] {
  if (groups.length === 0) return [];
  if (groups.every(({ warning }) => warning !== null)) {
    return [`  ${groups.length} groups, each too small for a threshold of its own.`];
  }
  const lines = groups.map(({ group, underOne, own, warning }) => [
    `  ${group}`,
    underOne.shown > 0
      ? `${shareWithEnds(underOne.precision, underOne.precisionInterval)} of ${underOne.shown} shown`
      : 'none shown',
    warning !== null ? '–' : own.threshold === null ? 'none' : level(own.threshold),
    warning ?? ''
  ]);
  const table = alignedTable([
    ['  group', 'right under the one threshold', 'its own threshold', ''],
    ...lines
  ]);
  return [...(groupSentence ? [`  ${groupSentence}`] : []), table];
}

function rowText(decision: RowDecision): string {
  const { rows, file, key, threshold, sets } = decision;
  return [
    `${rows.title}${key ? ` (${key})` : ''} · ${file}`,
    `  ${placesOf(rows, 'fit').length} questions to choose on, ${placesOf(rows, 'judge').length} to show it on; split by ${rows.splitBy}`,
    ...rows.notes.map((note) => `  ${note}`),
    `  ${threshold.sentence}`,
    ...groupLines(decision),
    ...bandLines(decision),
    ...sets.map(({ score, sentence }) => `  Sets, ${conformalTitles[score]}: ${sentence}`)
  ].join('\n');
}

/** A cascade in words. */
export interface ToldCascade {
  small: string;
  large: string;
  common: number;
  decision: CascadeDecision;
}

/** What `lab decide` prints. */
export function decisionText(decisions: readonly RowDecision[], cascades: readonly ToldCascade[]): string {
  const texts = [
    ...decisions.map(rowText),
    ...cascades.map(
      ({ small, large, common, decision }) =>
        `Cascade: ${small}, then ${large}: ${common} questions in both\n  ${decision.threshold === null ? '' : `Defer below ${level(decision.threshold)}. `}${decision.sentence}`
    )
  ];
  return `${texts.join('\n\n')}\n`;
}
