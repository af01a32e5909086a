import type { EvidenceKind } from '../methods/evidence';
import type { Signal } from './define-signal';
import { meanTokenEntropy } from './mean-token-entropy';

/** Every signal, in the order they are shown. */
export const signals: readonly Signal[] = [meanTokenEntropy];

/** Signals that can be read from what a method leaves. */
export function signalsFrom(leaves: readonly EvidenceKind[]): Signal[] {
  return signals.filter(({ reads }) => leaves.includes(reads));
}

/**
 * The signal of an id.
 * @throws RangeError when there is none, naming those there are
 */
export function signalOf(id: string): Signal {
  const signal = signals.find((each) => each.id === id);
  if (!signal)
    throw new RangeError(
      `No signal is called “${id}”; there are ${signals.map((each) => each.id).join(', ')}.`
    );
  return signal;
}
