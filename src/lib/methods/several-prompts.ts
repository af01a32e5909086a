import { gradeReply } from '../questions/grading';
import type { GenerateCall, Sequence } from './calls';
import type { Asked, Asking } from './define-method';
import { clustersOf } from './equivalence/clusters';
import { equivalenceIn } from './equivalence/registry';
import { fillIn } from './prompt-text';
import { LINE_END } from './reply-ends';

/** Mean of some numbers; NaN without any. */
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The member that answers for all: the first of the cluster with the most members, of equally large ones that with the higher
 * mean confidence, then the one that came first.
 */
export function majorityMember(clusters: readonly number[], confidences: readonly number[]): number {
  const all = [...new Set(clusters)].map((cluster) => {
    const own = confidences.filter((_, i) => clusters[i] === cluster);
    return { first: clusters.indexOf(cluster), size: own.length, confidence: meanOf(own) };
  });
  all.sort((a, b) => b.size - a.size || b.confidence - a.confidence || a.first - b.first);
  return all[0]!.first;
}

/**
 * Asks one question by several prompts, and takes the answer that most of them give.
 * @param names names of the arm's prompts that ask it
 * @param confidenceOf how sure the model is of a reply, in [0, 1]
 */
export async function askBySeveralPrompts<Prompt extends string>(
  asking: Asking<Prompt | 'begin'>,
  names: readonly Prompt[],
  confidenceOf: (prompt: Sequence, call: GenerateCall) => Promise<number>
): Promise<Asked> {
  const { question, arm, caller } = asking;
  const { prompts, options } = arm;
  const calls: GenerateCall[] = [];
  const confidences: number[] = [];
  for (const name of names) {
    const prompt = await caller.prompt(fillIn(prompts[name], question.text), prompts.begin);
    const call = await caller.generate(prompt, {
      maxTokens: options.maxTokens as number,
      stopTexts: LINE_END
    });
    calls.push(call);
    confidences.push(await confidenceOf(prompt, call));
  }
  const { maker, same } = equivalenceIn(asking);
  const texts = calls.map(({ reply }) => reply.text);
  const clusters = await clustersOf(texts, same);
  const chosen = majorityMember(clusters, confidences);
  const answer = texts[chosen]!;
  return {
    evidence: [
      {
        kind: 'prompts',
        names: [...names],
        calls: calls.map(({ id }) => id),
        confidences,
        maker,
        clusters,
        chosen
      }
    ],
    answer: answer.trim(),
    verdict: gradeReply(answer, question)
  };
}
