import type { Interval } from '../../calibration/intervals/bootstrap-interval';
import { pairedClaim } from '../../calibration/intervals/paired-accuracy';
import { decimal, decimalWithEnds, shareWithEnds, signedWithEnds, some } from '../number-words';
import type { DecisionPart, PartTable } from '../part';
import type { EnsembleDecision, EnsembleLine } from './ensemble';
import type { LineDifference, LineDifferences, LineFigures } from './line-figures';
import { ensembleRules, ruleWords, type EnsembleRule } from './rules';
import { variantTitles, type EnsembleVariant } from './variants';

/** A difference of shares in points, with its interval: “+2.1 points (−1.0 to 5.2)”. */
function pointsWords({ difference, interval }: LineDifference): string {
  const ends = interval && ` (${decimal(100 * interval[0], 1)} to ${decimal(100 * interval[1], 1)})`;
  return `${signedWithEnds(100 * difference, null, 1)} points${ends ?? ''}`;
}

/** What an interval of a difference lets one say. */
function told(interval: Interval | null, [less, more]: readonly [string, string]): string {
  if (interval && interval[1] < 0) return less;
  if (interval && interval[0] > 0) return more;
  return 'which may be chance';
}

/** The line of a rule and variant. */
export function lineFor(
  { lines }: EnsembleDecision,
  rule: EnsembleRule,
  variant: EnsembleVariant
): EnsembleLine {
  return lines.find((line) => line.rule === rule && line.variant === variant)!;
}

/** What a rule gains over the best single member, in words. */
export function ensembleSentence(decision: EnsembleDecision, rule: EnsembleRule): string {
  const { n, best, members } = decision;
  const line = [lineFor(decision, rule, 'as-is'), lineFor(decision, rule, 'members-fitted')].find(
    ({ figures }) => figures !== null
  );
  if (!line?.figures) return lineFor(decision, rule, 'as-is').reason!;
  const { accuracy, accuracyInterval } = line.figures;
  const how = line.variant === 'as-is' ? '' : `, ${variantTitles[line.variant]}`;
  const joint = `${ruleWords[rule].title} of ${members.length} members${how}: right in ${shareWithEnds(accuracy, accuracyInterval)} of ${some(n, 'other question')}.`;
  const single = line.variant === 'as-is' ? best.asIs : (best.fitted ?? best.asIs);
  if (!single || !line.overSingle) return joint;
  const { interval, p } = line.overSingle.accuracy;
  const claims = { less: 'less than it', more: 'more than it', open: 'which may be chance' };
  const verdict = claims[pairedClaim(interval, p)];
  return `${joint} The best single member, “${best.title}”, is right in ${shareWithEnds(single.accuracy, single.accuracyInterval)}: the difference is ${pointsWords(line.overSingle.accuracy)}, ${verdict}.`;
}

/** What calibration buys under a rule, in words. */
export function boughtSentence(decision: EnsembleDecision, rule: EnsembleRule): string {
  const parts = (['members-fitted', 'ensemble-fitted'] as const).map((variant) => {
    const { bought, figures, reason } = lineFor(decision, rule, variant);
    const beginning =
      variant === 'members-fitted' ? 'With members calibrated first' : 'Calibrated afterwards';
    if (!figures) return `${beginning}: ${reason}`;
    if (!bought) return `${beginning}, it is ${decimal(figures.brier)}.`;
    const verdict = told(bought.brier.interval, ['better', 'worse']);
    const changed =
      bought.brier.difference === 0
        ? 'the same'
        : `${signedWithEnds(bought.brier.difference, bought.brier.interval)}, ${verdict}`;
    const right =
      bought.accuracy.difference === 0
        ? 'as many are right'
        : `right answers: ${pointsWords(bought.accuracy)}`;
    return `${beginning}, it is ${decimal(figures.brier)}: ${changed}; ${right}.`;
  });
  const asIs = lineFor(decision, rule, 'as-is').figures;
  const from = asIs ? `As it is, the Brier score is ${decimal(asIs.brier)}. ` : '';
  return `What calibration buys. ${from}${parts.join(' ')}`;
}

/** What a reader should know of how the figures came about. */
export function ensembleNotes(decision: EnsembleDecision): string[] {
  const { members, shared, nChosen, n, left, unanimous, mixed, tied, best } = decision;
  const chose = members.filter((member) => member.chose).map(({ title }) => `“${title}”`);
  const ties = tied ? Object.entries(tied).filter(([, count]) => count > 0) : [];
  return [
    `${some(shared, 'question')} that every member answered: ${nChosen} to fit on and to choose the best single member on (“${best.title}”, right there in ${shareWithEnds(best.chosenAt, null)}, which flatters), ${n} others for every figure.`,
    ...(left ? [left] : []),
    `Of the ${n}, all members agree on ${unanimous}.`,
    ...(ties.length > 0
      ? [
          `There were ties: ${ties.map(([rule, count]) => `${some(count, 'time')} (${ruleWords[rule as EnsembleRule].title.toLowerCase()})`).join(', ')}. The surer side is taken, then the first in alphabetical order.`
        ]
      : []),
    ...(mixed > 0
      ? [
          `For ${some(mixed, 'question')}, members whose answers are the same were graded differently; the grade of the surest counts.`
        ]
      : []),
    ...(chose.length > 0 && chose.length < members.length
      ? [
          `${chose.join(' and ')} chose among options that hold the right one, which the others had to find by themselves.`
        ]
      : []),
    'Each interval is a 95 % interval for its own line: with several lines one may look better by chance.'
  ];
}

function cellsOf(
  head: string,
  variant: string,
  figures: LineFigures,
  over: LineDifferences | null
): readonly string[] {
  return [
    head,
    variant,
    shareWithEnds(figures.accuracy, figures.accuracyInterval),
    shareWithEnds(figures.meanConfidence, null),
    decimalWithEnds(figures.brier, figures.brierInterval),
    `${decimal(figures.ece)} (${decimal(figures.floor.upper)})`,
    decimalWithEnds(figures.correctedEce, figures.eceInterval),
    decimalWithEnds(figures.auroc, figures.aurocInterval),
    over ? pointsWords(over.accuracy) : '–',
    over ? signedWithEnds(over.brier.difference, over.brier.interval) : '–'
  ];
}

/** Every line as a table. */
function ensembleTable({ lines, best, n }: EnsembleDecision): PartTable {
  const single = (figures: LineFigures | null, variant: string) =>
    figures ? [cellsOf('Best single member', variant, figures, null)] : [];
  return {
    caption: `Members together and the best single member, on ${some(n, 'held-out question')}; 95 % intervals`,
    columns: [
      'rule',
      'calibration',
      'right',
      'mean confidence',
      'Brier',
      'ECE (95 % of calibrated ones are below)',
      'ECE without chance',
      'AUROC',
      'right, less the best single',
      'Brier, less the best single'
    ],
    cells: [
      ...lines.map(({ rule, variant, figures, reason, overSingle }) =>
        figures
          ? cellsOf(ruleWords[rule].title, variantTitles[variant], figures, overSingle)
          : [ruleWords[rule].title, variantTitles[variant], reason!, ...Array(7).fill('–')]
      ),
      ...single(best.asIs, variantTitles['as-is']),
      ...single(best.fitted, 'calibrated')
    ]
  };
}

/** The decision in words and tables. @param rules those that are told in sentences, all unless said */
export function ensemblePart(
  decision: EnsembleDecision,
  rules: readonly EnsembleRule[] = ensembleRules
): DecisionPart {
  return {
    title: `Ensemble: ${decision.members.length} members answer together`,
    // Where there are no figures, every rule says why in the same words.
    sentences: [
      ...new Set(rules.flatMap((rule) => [ensembleSentence(decision, rule), boughtSentence(decision, rule)]))
    ],
    tables: [ensembleTable(decision)],
    notes: [
      `Members: ${decision.members.map(({ title, fit }) => `${title}${fit ? ` (calibrated by ${fit})` : ''}`).join('; ')}.`,
      ...ensembleNotes(decision),
      ...rules.map(
        (rule) => `${ruleWords[rule].title}: ${ruleWords[rule].plain} Source: ${ruleWords[rule].source}.`
      )
    ]
  };
}
