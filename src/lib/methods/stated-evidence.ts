import type { Arm } from './arm';
import { askedScale } from './asked-scale';
import type { StatedEvidence } from './evidence';
import { statedConfidence, statesNumber } from './stated-confidence';
import { shareInWords } from './stated-words';

/** Whether an arm wants words read where no number is written. */
export const readsWords = ({ options }: Pick<Arm, 'options'>): boolean => options.words === true;

/** What a reply is read by. */
interface Reading {
  /** Id of the call with the reply. */
  call: string;
  /** The prompt that asked for the number: its scale is that of a bare one. */
  prompt: string;
  arm: Pick<Arm, 'options'>;
  /** Whether the reply says how sure it is and nothing else. */
  alone?: boolean;
}

/** How sure a reply says it is: the number it states or, where it states none and the arm wants it, what its words stand for. */
export function statedEvidence(reply: string, { call, prompt, arm, alone }: Reading): StatedEvidence {
  const asked = askedScale(prompt);
  const value = statedConfidence(reply, asked);
  if (value !== null || !readsWords(arm) || statesNumber(reply, asked))
    return { kind: 'stated', call, value };
  const share = shareInWords(reply, alone);
  return { kind: 'stated', call, value: share, ...(share !== null && { inWords: true }) };
}
