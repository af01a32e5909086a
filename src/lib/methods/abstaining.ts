import { gradeReply } from '../questions/grading';
import { isEmpty, isRefusal } from '../questions/grading/refusal';
import type { Asked, Asking } from './define-method';
import type { AbstentionEvidence } from './evidence';
import { fillIn, type Fillings } from './prompt-text';
import { LINE_END } from './reply-ends';
import { replyEvidence } from './reply-evidence';

/** Points announced for an answer. */
export interface Points {
  right: number;
  wrong: number;
  abstaining: number;
}

/**
 * Chance of being right from which a rational answerer answers: where p · right + (1 − p) · wrong reaches the points for
 * abstaining; `null` where the points leave no such choice (a wrong answer that is worth as much as a right one).
 */
export function answeringThreshold({ right, wrong, abstaining }: Points): number | null {
  if (!(right > wrong)) return null;
  return Math.min(1, Math.max(0, (abstaining - wrong) / (right - wrong)));
}

/**
 * Asks a question that may be declined. Where it is, the reply stays not attempted, and a best guess is asked for in a second
 * turn and graded apart.
 * @param text the prompt that asks it
 */
export async function askAllowingAbstention(
  { question, arm, caller }: Asking<'begin' | 'guess' | 'guessBegin'>,
  text: string,
  points: Points | null,
  fillings: Fillings = {}
): Promise<Asked> {
  const { prompts, options } = arm;
  const limits = { maxTokens: options.maxTokens as number, stopTexts: LINE_END };
  const user = fillIn(text, question.text, [], fillings);
  const call = await caller.generate(await caller.prompt(user, prompts.begin), limits);
  const answer = call.reply.text.trim();
  const verdict = gradeReply(answer, question);
  const abstained = isEmpty(answer) || isRefusal(answer);
  let guess: AbstentionEvidence['guess'] = null;
  if (abstained) {
    const again = await caller.prompt(prompts.guess, prompts.guessBegin, [
      { user, assistant: prompts.begin + answer }
    ]);
    const { id, reply } = await caller.generate(again, limits);
    guess = { call: id, text: reply.text.trim(), grade: gradeReply(reply.text, question).grade };
  }
  return {
    evidence: [
      {
        kind: 'abstention',
        call: call.id,
        abstained,
        guess,
        threshold: points && answeringThreshold(points)
      },
      replyEvidence(call, question.text)
    ],
    answer,
    verdict
  };
}
