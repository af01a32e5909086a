import { gradeReply } from '../grading';
import type { Question } from '../question';
import { shuffled } from '../../random/seeded';
import { answerKey } from '../same-answer';
import { kindOfAnswer, type AnswerKind } from './answer-kind';
import { unlikeness } from './resemblance';

/** Answers looked at for one question at most; a larger pool is sampled by seed. */
const LOOKED_AT = 400;

function poolKey(group: string | undefined, kind: AnswerKind): string {
  return JSON.stringify([group ?? null, kind]);
}

/**
 * Finds wrong answers for the questions of a set among the other questions' answers: of the same group (questions
 * without one are a group of their own) and the same kind, the ones that look most alike, chosen by seed. Questions that
 * already have distractors lend theirs as well.
 */
export class SameGroupDistractors {
  /** Answers of each group and kind, by `answerKey`. */
  readonly #pools = new Map<string, Map<string, string>>();

  constructor(questions: readonly Question[]) {
    for (const { answers, distractors = [], group } of questions) {
      for (const text of [answers[0]!, ...distractors]) {
        const key = poolKey(group, kindOfAnswer(text));
        let pool = this.#pools.get(key);
        if (!pool) this.#pools.set(key, (pool = new Map()));
        const own = answerKey(text);
        if (!pool.has(own)) pool.set(own, text);
      }
    }
  }

  /**
   * Wrong answers for one question, fewer than asked for where the group has no more. None of them is, contains or would
   * be graded as an accepted answer, and none is already among its distractors. The same seed gives the same ones.
   */
  suggest(question: Question, count: number, seed: number): string[] {
    const right = question.answers[0]!;
    const kind = kindOfAnswer(right);
    const pool = this.#pools.get(poolKey(question.group, kind));
    if (!pool || count <= 0) return [];
    const taken = new Set([...question.answers, ...(question.distractors ?? [])].map(answerKey));
    const candidates = shuffled([...pool], seed, `same-group/${question.id}`)
      .slice(0, LOOKED_AT)
      .filter(([key]) => !taken.has(key))
      .map(([, text]) => ({ text, distance: unlikeness(right, text, kind) }))
      .sort((a, b) => a.distance - b.distance);
    // Not always the very nearest, or the same answers would stand together in every question of a group.
    const near = candidates
      .slice(0, 3 * count)
      .filter(({ text }) => gradeReply(text, question).grade !== 'right');
    return shuffled(near, seed, `nearest/${question.id}`)
      .slice(0, count)
      .map(({ text }) => text);
  }
}
