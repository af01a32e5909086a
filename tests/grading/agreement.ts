import { readFileSync } from 'node:fs';
import { examineReply } from '../../src/lib/questions/grading';
import type { Grade } from '../../src/lib/questions/verdict';

/** What a reader makes of a reply. */
export type Label = 'right' | 'wrong' | 'not-attempted';

/** A reply of the built-in model with the labels of two readers and the one settled on. */
export interface LabelledReply {
  id: string;
  /** `tuned`: its replies were looked at while the rules were written; `held-out`: only once they were done. */
  part: 'tuned' | 'held-out';
  question: string;
  answers: string[];
  /** The question's wrong options, where its set has them; the readers did not see them. */
  distractors?: string[];
  reply: string;
  /** Whether it was cut off at 32 tokens. */
  cutOff: boolean;
  /** Labels of the two readers, each without the other's or the rules'. */
  readers: [Label, Label];
  /** Their common label, or what a third reading settled on. */
  label: Label;
  note?: string;
}

/** The hand-labelled replies. */
export function labelledReplies(): LabelledReply[] {
  const text = readFileSync(new URL('./labelled-replies.jsonl', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledReply);
}

/** A labelled reply with what the rules say. */
export interface ComparedReply extends LabelledReply {
  grade: Grade;
  rule: string;
  doubt: string | null;
}

/** Grades the labelled replies by the rules. */
export function compared(rows: readonly LabelledReply[]): ComparedReply[] {
  return rows.map((row) => {
    const { id, question: text, answers, distractors } = row;
    const question = { id, text, answers, distractors };
    const { grade, rule, doubt = null } = examineReply(row.reply, question, row.cutOff);
    return { ...row, grade, rule, doubt };
  });
}

/** Share of pairs that are equal, and Cohen's kappa (Cohen 1960): the agreement beyond what the margins give by chance. */
export function agreement(pairs: readonly (readonly [string, string])[]): { share: number; kappa: number } {
  const n = pairs.length;
  const share = pairs.filter(([a, b]) => a === b).length / n;
  const labels = new Set(pairs.flat());
  let chance = 0;
  for (const label of labels) {
    const first = pairs.filter(([a]) => a === label).length / n;
    const second = pairs.filter(([, b]) => b === label).length / n;
    chance += first * second;
  }
  return { share, kappa: (share - chance) / (1 - chance) };
}
