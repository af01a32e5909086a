import type { JudgedThreshold } from '../calibration/selective/judged-threshold';
import type { PartTable } from './part';
import type { ThresholdDecision } from './threshold-decision';
import { exactShare, level, share, shareWithEnds, some } from './number-words';

type Told = Omit<ThresholdDecision, 'sentence'>;

function withoutThreshold({ target, chosen, least, reason }: Told): string {
  if (target.kind === 'cost') return 'There are no questions to choose a threshold on.';
  const { precision, certainty } = target;
  const aim = exactShare(precision);
  if (certainty === null) {
    return chosen.n === 0
      ? 'There are no questions to choose a threshold on.'
      : `No threshold reaches it: however few of ${some(chosen.n, 'answer')} are shown, fewer than ${aim} of them are right.`;
  }
  const sure = exactShare(certainty);
  return reason === 'too-few'
    ? `No threshold reaches it: ${some(chosen.n, 'answer')} to choose on ${chosen.n === 1 ? 'is' : 'are'} too few. Even if all were right, it takes ${least!} to be ${sure} certain of ${aim}.`
    : `No threshold reaches it: among the ${some(chosen.n, 'answer')} to choose on, no surest part is right often enough, with answers enough, to be ${sure} certain of ${aim}.`;
}

function shownSentence({ judged }: Told): string {
  if (judged.n === 0) return 'There are no other questions to show it on.';
  const of = `On the other ${some(judged.n, 'question')}`;
  if (judged.shown === 0) return `${of} it shows none.`;
  return `${of} it shows ${shareWithEnds(judged.coverage, judged.coverageInterval)}, and ${shareWithEnds(judged.precision, judged.precisionInterval)} of these are right.`;
}

function chanceSentence({ target, chanceAtTarget, judged }: Told): string {
  if (target.kind !== 'precision' || !(chanceAtTarget >= 0)) return '';
  const { right, shown } = judged;
  return ` If only ${exactShare(target.precision)} were really right, ${right} right of ${shown}, or more, would come up in ${share(chanceAtTarget)} of cases.`;
}

/** What a threshold decision says, in words. */
export function thresholdSentence(told: Told): string {
  const { target, threshold, cost } = told;
  if (threshold === null) return withoutThreshold(told);
  if (target.kind === 'cost') {
    const what =
      threshold === Infinity
        ? 'Asking a person every time costs least.'
        : `Showing answers from ${level(threshold)} up costs least on the questions it was chosen on.`;
    const paid = cost
      ? ` A question then costs ${cost.cost.toFixed(2)}${cost.interval ? ` (${cost.interval[0].toFixed(2)} to ${cost.interval[1].toFixed(2)})` : ''}; always answering costs ${cost.alwaysAnswer.toFixed(2)}, always asking ${cost.alwaysAsk.toFixed(2)}.`
      : '';
    return `${what} ${shownSentence(told)}${paid}`;
  }
  const aim = exactShare(target.precision);
  const promise =
    target.certainty === null
      ? `Show answers from ${level(threshold)} up: at least ${aim} of those shown are right on the questions it was chosen on, which promises nothing: on others it falls short about as often as not.`
      : `Show answers from ${level(threshold)} up: it is ${exactShare(target.certainty)} certain that at least ${aim} of those shown are right, if surer answers are not right less often.`;
  return `${promise} ${shownSentence(told)}${chanceSentence(told)}`;
}

/** What a threshold does to the part it was chosen on and to the other, in words. */
export function thresholdTable({ chosen, judged }: Pick<Told, 'chosen' | 'judged'>): PartTable {
  const line = (words: string, of: JudgedThreshold) => [
    words,
    String(of.n),
    of.n > 0 ? shareWithEnds(of.coverage, of.coverageInterval) : '–',
    of.shown > 0 ? shareWithEnds(of.precision, of.precisionInterval) : '–'
  ];
  return {
    caption: 'The threshold on each part of the questions',
    columns: ['questions', 'n', 'shown', 'right among them'],
    cells: [line('chosen on (flatters)', chosen), line('held out', judged)]
  };
}
