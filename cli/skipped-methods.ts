import type { Arm } from '../src/lib/methods/arm';
import { methodOf } from '../src/lib/methods/registry';
import type { QuestionSet } from '../src/lib/questions/question';
import type { RunPlan } from '../src/lib/runs/run';
import type { ChosenMethods } from './chosen-methods';
import { UsageError } from './usage-error';

function listed(arms: readonly Arm[]): string {
  const names = arms.map(({ id }) => id);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * Which of the questions the methods that choose among options cannot ask for want of distractors, in a sentence; `null` where
 * they ask all. A part of a shared-out run asks in the ways of the whole, whatever questions are in it.
 * @throws UsageError naming methods that were named and can ask no question
 */
export function skippedMethods(
  { arms, named }: ChosenMethods,
  { questions }: Pick<QuestionSet, 'questions'>,
  { questionIds, shard }: Pick<RunPlan, 'questionIds' | 'shard'>
): string | null {
  const choosing = arms.filter(({ method }) => methodOf(method).needsOptions);
  const asked = new Set(questionIds);
  const withOptions = questions.filter(({ id, distractors }) => asked.has(id) && distractors?.length).length;
  if (choosing.length === 0 || withOptions === asked.size) return null;
  if (withOptions > 0 || shard) {
    const have = withOptions === 1 ? 'has' : 'have';
    return `Only ${withOptions} of ${asked.size} questions ${have} distractors; the others are not asked by ${listed(choosing)}.`;
  }
  const wanted = choosing.filter(({ id }) => named.includes(id));
  if (wanted.length > 0) {
    throw new UsageError(
      `--methods: ${listed(wanted)} cannot be asked, since no question has distractors. Leave ${wanted.length === 1 ? 'it' : 'them'} out, or bring a set with distractors.`
    );
  }
  return `No question has distractors, so ${listed(choosing)} ${choosing.length === 1 ? 'is' : 'are'} left out.`;
}
