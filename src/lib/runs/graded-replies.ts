import type { Trace } from '../methods/arm';
import { creditOf, examineReply } from '../questions/grading';
import type { Question } from '../questions/question';
import type { Grade, Verdict } from '../questions/verdict';
import { gradedCall, isGradedHere } from './graded-call';
import { overruleKey, type RunFile } from './run';

/** Where a verdict counts: one arm's answer to one question. */
export interface GradePlace {
  questionId: string;
  armId: string;
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

const examined = new WeakMap<Trace, { question: Question; doubt: string | null }>();

/** Why the grade of a free reply is doubtful. Kept with the trace, since the list is made again at every grade. */
function doubtOf(trace: Trace, question: Question, cutOff: boolean): string | null {
  const before = examined.get(trace);
  if (before?.question === question) return before.doubt;
  const doubt = findDoubt(trace, question, cutOff);
  examined.set(trace, { question, doubt });
  return doubt;
}

function findDoubt({ answer, verdict }: Trace, question: Question, cutOff: boolean): string | null {
  if (verdict.rule === 'several-options') return 'names several options';
  if (verdict.rule === 'option-letter') return doubtfulLetter(answer ?? '', question, verdict.grade);
  const today = examineReply(answer ?? '', question, cutOff);
  if (today.grade !== verdict.grade)
    return `today’s rules say ${today.grade.replace('-', ' ')} (${today.rule})`;
  return today.doubt ?? null;
}

/** A reply that names an option's letter and the words of another is for a person to see. */
function doubtfulLetter(answer: string, question: Question, grade: Grade): string | null {
  const gold = question.answers[0]!;
  const named = [gold, ...(question.distractors ?? [])].filter(
    (option) => examineReply(answer, { ...question, answers: [option] }).grade === 'right'
  );
  if (named.length === 0) return null;
  const right = named.includes(gold);
  return right === (grade === 'right') && named.length === 1
    ? null
    : 'its letter and its words name different options';
}

/**
 * The free replies of a run for grading: those whose grade is doubtful first, each part in the run's order. The order
 * does not hang on what a person grades, so that nothing moves under their hands. Choices among scored options are not
 * among them: there is nothing to doubt.
 */
export function gradedReplies({ run, answers }: RunFile): GradedReply[] {
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  const replies = new Map<string, GradedReply>();
  for (const stored of answers) {
    const { questionId, traces } = stored;
    const question = questions.get(questionId);
    if (!question) continue;
    for (const trace of traces) {
      const written = gradedCall(stored, trace)?.reply;
      if (!written && !isGradedHere(trace)) continue;
      const reply = trace.answer ?? '';
      const place = { questionId, armId: trace.armId };
      const verdict = run.overrules[overruleKey(questionId, trace.armId)] ?? trace.verdict;
      const key = JSON.stringify([questionId, reply, trace.verdict.grade]);
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
        ruled: trace.verdict,
        verdict,
        doubt: doubtOf(trace, question, written?.stop === 'length'),
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
