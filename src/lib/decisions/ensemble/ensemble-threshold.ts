import { some } from '../number-words';
import type { DecisionPart, PartTable } from '../part';
import { decideThreshold } from '../threshold';
import type { Target, ThresholdDecision } from '../threshold-decision';
import { thresholdTable } from '../threshold-words';
import type { EnsembleDecision } from './ensemble';
import type { JointParts } from './joint-rows';
import { ensembleRules, ruleWords, type EnsembleRule } from './rules';

/** A threshold on what members say together under a rule. */
export interface EnsembleThreshold extends ThresholdDecision {
  rule: EnsembleRule;
}

/** Which thresholds are looked for. */
interface ThresholdSettings {
  /** All unless told. */
  rules?: readonly EnsembleRule[];
}

/**
 * A threshold on the joint confidence under each rule, chosen on one part of the questions and shown on another; the
 * members' calibrators used neither.
 * @throws RangeError for a target that cannot be
 */
export function ensembleThresholds(
  { rows }: Pick<JointParts, 'rows'>,
  target: Target,
  { rules = ensembleRules }: ThresholdSettings = {}
): EnsembleThreshold[] {
  return rules.map((rule) => ({ rule, ...decideThreshold(rows[rule], target) }));
}

/** How the questions were used. */
function partsSentence({ calibratedOn, nChosen, n }: JointParts): string {
  const [fewest, most] = [Math.min(...calibratedOn), Math.max(...calibratedOn)];
  const on = fewest === most ? some(fewest, 'question') : `${fewest} to ${some(most, 'question')}`;
  return `The members are calibrated on ${on}, the threshold is chosen on ${nChosen} others, and shown on ${n} that neither used. The table of the rules calibrates them on all questions to choose on, so that its confidences differ a little.`;
}

/** What each threshold does to the part it was chosen on and to the other. */
function tableOf(found: readonly EnsembleThreshold[]): PartTable {
  const tables = found.map((each) => ({ rule: each.rule, ...thresholdTable(each) }));
  return {
    caption: 'The threshold under each rule, on each part of the questions',
    columns: ['rule', ...tables[0]!.columns],
    cells: tables.flatMap(({ rule, cells }) => cells.map((line) => [ruleWords[rule].title, ...line]))
  };
}

/** The thresholds in words and a table; or why there are none. */
export function ensembleThresholdPart(
  { joint }: Pick<EnsembleDecision, 'joint'>,
  target: Target,
  settings: ThresholdSettings = {}
): DecisionPart {
  const title = 'A threshold for the ensemble';
  if ('reason' in joint) return { title, sentences: [joint.reason], tables: [], notes: [] };
  const found = ensembleThresholds(joint, target, settings);
  return {
    title,
    sentences: found.map(({ rule, sentence }) => `${ruleWords[rule].title}: ${sentence}`),
    tables: [tableOf(found)],
    notes: [
      partsSentence(joint),
      'Each threshold is for its own rule: of several, the one that looks best may do so by chance. Intervals are exact (Clopper–Pearson, 95 %).',
      'It is not in what the page gives to take away, the file and the lines of code: these hold one row’s threshold and calibrator, and an ensemble takes every member’s answer and calibrator, and the rules by which two answers are the same.'
    ]
  };
}
