import type { Arm } from '../methods/arm';
import { methodOf } from '../methods/registry';
import { asksTheSame, nameFault } from '../methods/variant';
import { referenceTo, type VariantReference } from '../methods/variant-reference';
import type { QuestionSet } from '../questions/question';
import { taught } from '../runs/plan';
import type { RunPlan } from '../runs/run';

/**
 * References to the variants a run asked: to the one kept here where it asks as the run's did, and else to the run's own, so
 * that another of the same name is not asked instead.
 * @param local variants kept here
 * @param load brings a question set; needed for methods whose prompts are made of its questions
 */
export async function variantsOfRun(
  { arms, setId, seed }: Pick<RunPlan, 'arms' | 'setId' | 'seed'>,
  local: readonly Arm[],
  load: (setId: string) => Promise<QuestionSet>
): Promise<VariantReference[]> {
  const same = async (arm: Arm, here: Arm) => {
    if (asksTheSame(arm, here)) return true;
    if (!methodOf(here.method).learn) return false;
    // Without its set it cannot be known; then it is not taken for the same.
    const set = await load(setId).catch(() => null);
    return set !== null && asksTheSame(arm, taught(here, set, seed));
  };
  return Promise.all(
    arms
      .filter(({ id }) => nameFault(id, []) === null)
      .map(async (arm) => {
        const here = local.find(({ id }) => id === arm.id);
        return referenceTo(here && (await same(arm, here)) ? here : arm);
      })
  );
}
