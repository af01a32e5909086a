import type { CalibratedRows } from '../calibrated';
import type { DecisionPart } from '../part';
import { precisionCurve, type PrecisionPoint } from '../precision-curve';
import { placesOf, rowsAt, type DecisionRows } from '../decision-rows';
import { checklist, type ChecklistItem } from './checklist';
import { decideCommand, type RepeatedDecision } from './command';
import { decisionParts, type Decided } from './decision-parts';
import type { JudgedRows } from './judged-rows';
import { modelCardParagraph } from './model-card';

/** All that was decided on one row, as a report holds it. */
export interface DecisionReport extends Decided {
  parts: readonly DecisionPart[];
  /** Precision over coverage on the questions that chose nothing. */
  curve: readonly PrecisionPoint[];
  checklist: readonly ChecklistItem[];
  /** A paragraph for a model card, in Markdown. */
  card: string;
  /** One line that repeats the decisions. */
  command: string;
  /** What that line does not repeat, in words; `null` where it repeats all. */
  notRepeated: string | null;
}

/** What a report needs besides the decisions themselves. */
export interface ReportSource {
  rows: DecisionRows;
  calibrated: CalibratedRows | null;
  figures: JudgedRows;
  choices: number;
  overruled: number | null;
  repeated: RepeatedDecision;
}

function notRepeated(
  { chain, coverage, ensemble, second, sets, sampled }: Decided,
  { repeated }: ReportSource
) {
  const left = [
    ...(chain && !repeated.chain ? ['chains'] : []),
    ...(coverage && !repeated.against ? ['risk over coverage'] : []),
    ...(second ? ['what it was compared with'] : []),
    ...(ensemble && !repeated.ensemble ? ['the ensemble'] : []),
    ...(sets && !repeated.sets ? ['the sets'] : []),
    ...(sampled && !repeated.sampled ? ['the sets of drawn answers'] : [])
  ];
  return left.length > 0 ? `It leaves out: ${left.join(', ')}.` : null;
}

/** Puts a report of decisions together. */
export function decisionReport(decided: Decided, source: ReportSource): DecisionReport {
  const { rows, calibrated, figures, choices, overruled, repeated } = source;
  const { values, correct } = rowsAt(rows, placesOf(rows, 'judge'));
  const { second } = decided;
  return {
    ...decided,
    parts: decisionParts(decided, rows),
    curve: precisionCurve(values, correct),
    checklist: checklist({
      file: decided.file,
      rows,
      calibrated,
      figures,
      groups: decided.groups,
      shift: second?.drift ? `Against ${second.title}: ${second.drift.sentence}` : null,
      choices,
      overruled
    }),
    card: modelCardParagraph(decided.file),
    command: decideCommand(repeated),
    notRepeated: notRepeated(decided, source)
  };
}
