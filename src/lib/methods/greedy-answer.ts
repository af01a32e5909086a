import { gradeReply } from '../questions/grading';
import type { Verdict } from '../questions/verdict';
import type { GenerateCall, Sequence } from './calls';
import type { Asking } from './define-method';
import { fillIn } from './prompt-text';
import { LINE_END } from './reply-ends';

/** A question's greedy answer, as `direct` gets it. */
export interface GreedyAnswer {
  prompt: Sequence;
  call: GenerateCall;
  answer: string;
  verdict: Verdict;
}

/** Asks the question by the arm's prompts `question` and `begin`, and grades the greedy reply. */
export async function greedyAnswer({
  question,
  arm,
  caller
}: Asking<'question' | 'begin'>): Promise<GreedyAnswer> {
  const { prompts, options } = arm;
  const prompt = await caller.prompt(fillIn(prompts.question, question.text), prompts.begin);
  const call = await caller.generate(prompt, {
    maxTokens: options.maxTokens as number,
    stopTexts: LINE_END
  });
  return { prompt, call, answer: call.reply.text.trim(), verdict: gradeReply(call.reply.text, question) };
}
