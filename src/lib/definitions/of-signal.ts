import type { Signal } from '../signals/define-signal';
import type { Definition } from './definition';

/** Id of a signal's definition. */
export type SignalDefinitionId = `signal-${string}`;

/** Id of the definition of a signal. @param id the signal's */
export function definitionIdOfSignal(id: string): SignalDefinitionId {
  return `signal-${id}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const kinds = {
  probability: 'A probability: it claims to be the chance of being right.',
  'rank-score': 'A rank score: its order alone means something.'
};

const temperatures = {
  tokens: 'A temperature divides the logits of every token.',
  options: 'A temperature divides the options’ logits.',
  number: 'A temperature divides the number’s log odds.',
  none: 'No temperature applies to it.'
};

/** The definition of a signal, from the signal itself. */
export function definitionOfSignal(signal: Signal): Definition {
  const { id, title, plain, formula, letters, here, source, kind, temperature } = signal;
  return {
    id: definitionIdOfSignal(id),
    name: capital(title),
    plain,
    formula,
    letters,
    here: `${here} ${kinds[kind]} ${temperatures[temperature]}`,
    source
  };
}
