import { asProbability } from '../calibration/confidence';
import { nll } from '../calibration/metrics/nll';
import { gradeReply } from '../questions/grading';
import { shuffled } from '../random/seeded';
import { confidencePrompt } from './answer-prompts';
import type { Caller } from './calls';
import { defineMethod } from './define-method';
import { knownQuestions, knownText } from './known-questions';
import { maxTokens } from './max-tokens';
import { expectedNumber } from './number-distribution';
import { numberedAnswer } from './numbered-answer';
import { fillIn } from './prompt-text';
import { saidChance } from './said-chance';

const NAMES = ['first', 'second', 'third', 'fourth'] as const;

const wording = (title: string, text: string) => ({
  title,
  text,
  completion: text === '{question}' ? 'Question: {question}\nAnswer:' : `${text}\nAnswer:`,
  placeholders: ['question'] as const
});

/** Answers a question in one wording, and writes a number. */
async function answered(
  caller: Caller,
  prompts: Readonly<Record<(typeof NAMES)[number] | 'begin' | 'confidence', string>>,
  limit: number,
  name: (typeof NAMES)[number],
  question: string
) {
  const prompt = await caller.prompt(fillIn(prompts[name], question), prompts.begin);
  return numberedAnswer(caller, prompt, prompts.confidence, limit);
}

/** What came of a known question: the chance that was written, and whether the answer was right. */
interface Tried {
  p: number;
  right: boolean;
}

/** Negative log-likelihood of what came out, a mean in nats; `null` without outcomes. */
export function heldInLoss(outcomes: readonly Tried[]): number | null {
  if (outcomes.length === 0) return null;
  const said = outcomes.map(({ p }) => asProbability(saidChance(p)));
  return nll(
    said,
    outcomes.map(({ right }) => Number(right))
  ).nll;
}

/**
 * The loss of each wording over the questions that all of them answered, those aside that answered none: one that declines
 * what is hard would look better.
 * @param tried what came of each wording, one for each question; `null` where that counts for nothing
 */
export function comparedLosses(tried: readonly (readonly (Tried | null)[])[]): {
  losses: (number | null)[];
  counted: number[];
} {
  const answers = (outcomes: readonly (Tried | null)[]) => outcomes.some((each) => each !== null);
  const able = tried.filter(answers);
  const common = (able[0] ?? []).flatMap((_, i) => (able.every((each) => each[i]) ? [i] : []));
  const counted = tried.map((each) => (answers(each) ? common : []).map((i) => each[i]!));
  return { losses: counted.map(heldInLoss), counted: counted.map(({ length }) => length) };
}

/** The place of the least loss, of equals the first; 0 where there is none. */
export function leastLoss(losses: readonly (number | null)[]): number {
  let best = 0;
  losses.forEach((loss, i) => {
    const least = losses[best] ?? null;
    if (loss !== null && (least === null || loss < least)) best = i;
  });
  return best;
}

/** The question in the wording whose numbers fitted the calibration part best. */
export const promptSelection = defineMethod({
  id: 'prompt-selection',
  title: 'It is asked in the wording that fitted best',
  plain:
    'Several wordings are tried on questions of the calibration part: for each the model answers and writes a number, and the wording whose numbers have the least negative log-likelihood of what came out is taken, over the questions that all of them answered. The question is then asked in that wording alone. How many were tried is shown with the answer, since the best of many looks better than it is; judge it on the other part.',
  source:
    'After Chien & Huang 2025 (CAPR), whose trained refiner is replaced by a choice among fixed wordings',
  prompts: {
    first: wording('The bare question', '{question}'),
    second: wording(
      'With a wish for care',
      '{question}\nWrite a high confidence only if you know the answer for certain.'
    ),
    third: wording(
      'With a warning',
      '{question}\nThis is a hard question: most answers to it are wrong. Keep that in mind for your confidence.'
    ),
    fourth: wording(
      'With what is measured',
      '{question}\nYour confidence will be compared with how often you are right.'
    ),
    begin: { title: 'What each answer begins with', text: '', placeholders: [] },
    confidence: confidencePrompt,
    known: {
      title: 'Questions the wordings are tried on (taken from the calibration part when a run is planned)',
      text: '',
      placeholders: []
    }
  },
  options: {
    maxTokens,
    wordings: { kind: 'integer', title: 'How many wordings are tried', initial: 4, least: 2, most: 4 },
    count: {
      kind: 'integer',
      title: 'On how many questions they are tried',
      initial: 12,
      least: 1,
      most: 200
    }
  },
  leaves: ['number', 'selection'],
  cost: 'one reply, and twelve single steps; and as much for each wording and question it is tried on, once for a run and not counted',
  usualFor: 'none',
  needsOptions: false,
  learn: (questions, { options }, seed) => ({
    known: knownText(shuffled(questions, seed, 'prompt-selection').slice(0, options.count as number))
  }),
  async ask({ question, arm: { prompts, options }, caller, once }) {
    const limit = options.maxTokens as number;
    const names = NAMES.slice(0, options.wordings as number);
    const known = knownQuestions(prompts.known, question);
    const { losses, counted } = await once(
      ['prompt-selection', prompts, limit, names, known],
      async (own) => {
        const tried: (Tried | null)[][] = [];
        for (const name of names) {
          const outcomes: (Tried | null)[] = [];
          for (const each of known) {
            const { call, number } = await answered(own, prompts, limit, name, each.text);
            const { grade } = gradeReply(call.reply.text, each);
            const p = expectedNumber(number);
            const counts = (grade === 'right' || grade === 'wrong') && !Number.isNaN(p);
            outcomes.push(counts ? { p, right: grade === 'right' } : null);
          }
          tried.push(outcomes);
        }
        return comparedLosses(tried);
      }
    );
    const chosen = leastLoss(losses);
    const { call, number } = await answered(caller, prompts, limit, names[chosen]!, question.text);
    return {
      evidence: [number, { kind: 'selection', names: [...names], losses, counted, chosen }],
      answer: call.reply.text.trim(),
      verdict: gradeReply(call.reply.text, question)
    };
  }
});
