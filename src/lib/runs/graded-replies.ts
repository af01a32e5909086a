import type { MethodId, Reading, ReadingId, Trace } from '../methods/trace';
import { creditOf, examineReply } from '../questions/grading';
import type { Question } from '../questions/question';
import type { Verdict } from '../questions/verdict';
import { overruleKey } from './judged-rows';
import type { Run } from './run';

/** Where a verdict counts: one reading of one question. */
export interface GradePlace {
  questionId: string;
  method: MethodId;
  readingId: ReadingId;
}

/** A free reply as a person grades it: once, wherever the model gave it to the same question. */
export interface GradedReply {
  /** The same as long as question and reply are. */
  key: string;
  question: Question;
  reply: string;
  places: GradePlace[];
  /** What the rules say, as stored with the trace. */
  ruled: Verdict;
  /** The verdict that counts now: a person's where there is one. */
  verdict: Verdict;
  /** Why a person should look at it, or `null` where the rules are sure. */
  doubt: string | null;
  /** Partial credit in [0, 1] by token F1; `null` where it was not attempted or not parsed. */
  credit: number | null;
}

/** Whether a person has looked at a reply: confirmed or overruled its grade. */
export function isLookedAt({ verdict }: GradedReply): boolean {
  return verdict.rule === 'person';
}

const examined = new WeakMap<Reading, { question: Question; doubt: string | null }>();

/** Why the grade of a free reply is doubtful. Kept with the reading, since the list is made again at every grade. */
function doubtOf(reading: Reading, question: Question): string | null {
  const before = examined.get(reading);
  if (before?.question === question) return before.doubt;
  const doubt = findDoubt(reading, question);
  examined.set(reading, { question, doubt });
  return doubt;
}

function findDoubt({ answer, verdict, reply }: Reading, question: Question): string | null {
  if (verdict.rule === 'several-options') return 'names several options';
  if (verdict.rule === 'option-letter') return null;
  const today = examineReply(answer ?? '', question, reply?.stop === 'length');
  if (today.grade !== verdict.grade)
    return `today’s rules say ${today.grade.replace('-', ' ')} (${today.rule})`;
  return today.doubt ?? null;
}

/**
 * The free replies of a run for grading: those whose grade is doubtful first, each part in the run's order. The order
 * does not hang on what a person grades, so that nothing moves under their hands. Choices among scored options are not
 * among them: there is nothing to doubt.
 */
export function gradedReplies(run: Run, traces: readonly Trace[]): GradedReply[] {
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  const replies = new Map<string, GradedReply>();
  for (const { questionId, method, readings } of traces) {
    const question = questions.get(questionId);
    if (!question) continue;
    for (const reading of readings) {
      if (!reading.reply) continue;
      const reply = reading.answer ?? '';
      const place = { questionId, method, readingId: reading.reading };
      const verdict = run.overrules[overruleKey(questionId, method, reading.reading)] ?? reading.verdict;
      const key = JSON.stringify([questionId, reply, reading.verdict.grade]);
      const same = replies.get(key);
      if (same) {
        same.places.push(place);
        if (verdict.rule === 'person' && !isLookedAt(same)) {
          same.verdict = verdict;
          same.credit = creditOf(reply, question, verdict);
        }
        continue;
      }
      replies.set(key, {
        key,
        question,
        reply,
        places: [place],
        ruled: reading.verdict,
        verdict,
        doubt: doubtOf(reading, question),
        credit: creditOf(reply, question, verdict)
      });
    }
  }
  const all = [...replies.values()];
  return [...all.filter(({ doubt }) => doubt !== null), ...all.filter(({ doubt }) => doubt === null)];
}

/** How often a person agreed with a rule, of the replies they looked at. */
export interface RuleAgreement {
  rule: string;
  looked: number;
  agreed: number;
}

/** Agreement of a person with each rule whose grades they looked at, in order of appearance. */
export function agreementByRule(replies: readonly GradedReply[]): RuleAgreement[] {
  const rules = new Map<string, RuleAgreement>();
  for (const { ruled, verdict } of replies.filter(isLookedAt)) {
    const counts = rules.get(ruled.rule) ?? { rule: ruled.rule, looked: 0, agreed: 0 };
    counts.looked++;
    if (ruled.grade === verdict.grade) counts.agreed++;
    rules.set(ruled.rule, counts);
  }
  return [...rules.values()];
}
