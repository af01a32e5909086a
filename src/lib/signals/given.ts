import { asProbability } from '../calibration/confidence';
import type { Evidence, GivenValue } from '../methods/evidence';
import type { Signal } from './define-signal';
import { readable, topProbability } from './option-logits';
import { findSignal } from './registry';
import { scaledNumber } from './scaled-number';

/** A signal whose values a file of predictions gives. */
export interface GivenSignal {
  /** As the file names it. */
  id: string;
  kind: 'probability' | 'rank-score';
  /** Whether it comes with the logits of K options, whose largest softmax is the value. */
  options: boolean;
}

/** What is said of a signal that the lab does not know. */
function unknownWords({ id, options }: GivenSignal) {
  return {
    title: options ? 'probability of the likeliest option' : id,
    plain: 'A number that came with a file. How it was made, the file does not say.',
    formula: '',
    letters: '',
    here: 'Taken as it stands in the file.',
    source: 'the file'
  };
}

/**
 * A signal of a file's values. One that the lab reads too keeps its name and definition; a temperature scales the options'
 * logits where the file has them, the log-odds of a bare probability otherwise, and has no place in a score.
 */
export function givenSignal(given: GivenSignal): Signal {
  const { id, kind, options } = given;
  const known = findSignal(id);
  const find = (evidence: readonly Evidence[]): GivenValue | undefined =>
    evidence.find((each) => each.kind === 'given')?.values.find(({ signal }) => signal === id);
  const isProbability = kind === 'probability';
  const at = (own: GivenValue, temperature: number): number | null => {
    if (own.value === null || !isProbability || temperature === 1) return own.value;
    return own.options
      ? topProbability(own.options.logits, temperature)
      : scaledNumber(asProbability(own.value), temperature);
  };
  return {
    ...(known ?? unknownWords(given)),
    id,
    reads: 'given',
    kind,
    temperature: !isProbability ? 'none' : options ? 'options' : 'number',
    needsRawLogits: false,
    judgesOther: known?.judgesOther ?? false,
    first: known?.first ?? false,
    namedByFile: known === undefined,
    valueOf(evidence, { temperature }) {
      const own = find(evidence);
      return own ? at(own, temperature) : null;
    },
    lacks: (evidence) => find(evidence) === undefined,
    // What the file says of an answer counts, also where it has no line for it.
    judges: (evidence) => find(evidence)?.correct ?? null,
    // A file has one answer for each arm, which a signal that judges another one is not about.
    says: () => (known?.judgesOther ? null : undefined),
    optionLogits(evidence) {
      const own = find(evidence)?.options;
      return own ? readable(own.logits, own.gold) : null;
    },
    curveOf(evidence) {
      const own = find(evidence);
      return !isProbability || !own || own.value === null
        ? null
        : (temperature) => at(own, temperature) ?? NaN;
    }
  };
}
