import type { MetVariant, Variants } from '../../lab/variants.svelte';
import { leftOut, outcome, type Arrival, type Outcome } from '../arrival';
import { parsed } from '../format';

const MOST = 10_000;

const outcomeOf = ({ how, why, name }: MetVariant): Outcome =>
  outcome(how, how === 'both' ? `${why}; this one becomes “${name}”` : why);

/** Methods with prompts and options of a person's own. */
export function variantArrivals(text: string, variants: Variants): Arrival[] {
  const list = parsed(text);
  if (!Array.isArray(list) || list.length > MOST)
    return [leftOut('variants', 'Prompt variants', `it is not a list of at most ${MOST}`)];
  return list.map((kept: unknown): Arrival => {
    const foreseen = variants.foresee(kept);
    const { id } = (kept ?? {}) as { id?: unknown };
    return {
      kind: 'variants',
      title: typeof id === 'string' && id !== '' ? id.slice(0, 200) : 'One without a name',
      foreseen: outcomeOf(foreseen),
      async take() {
        const met = variants.bring(kept);
        const added = met.how === 'new' || met.how === 'both';
        if (added && !variants.kept)
          return { fate: 'left-out', why: 'the browser did not keep it: there is no room', undo: null };
        return { ...outcomeOf(met), undo: added ? async () => variants.takeBack(kept, met) : null };
      }
    };
  });
}
