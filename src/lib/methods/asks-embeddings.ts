import type { Arm } from './arm';
import { tellsByEmbeddings } from './equivalence/registry';
import { likenessOf } from './likeness';

/** The choice of an arm that needs the model of sentences, as it is written on the command line; `null` where none does. */
export function embeddingChoice({ options }: Pick<Arm, 'options'>): string | null {
  if (tellsByEmbeddings({ options })) return `equivalence=${options.equivalence}`;
  const likeness = likenessOf({ options });
  return likeness === 'none' ? null : `likeness=${likeness}`;
}

/** Whether an arm needs the model of sentences. */
export function asksEmbeddings(arm: Pick<Arm, 'options'>): boolean {
  return embeddingChoice(arm) !== null;
}
