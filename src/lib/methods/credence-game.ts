import { gradeReply } from '../questions/grading';
import { shuffled } from '../random/seeded';
import { answerPrompts, confidencePrompt } from './answer-prompts';
import type { Caller } from './calls';
import { credenceScore } from './credence-score';
import { defineMethod } from './define-method';
import { knownQuestions, knownText } from './known-questions';
import { maxTokens } from './max-tokens';
import { expectedNumber } from './number-distribution';
import { numberedAnswer } from './numbered-answer';
import { fillIn } from './prompt-text';
import { saidChance } from './said-chance';

type Prompts = Readonly<Record<'rules' | 'question' | 'begin' | 'confidence', string>>;

/** Answers a question behind what was played so far, and writes a number. */
async function answered(caller: Caller, prompts: Prompts, limit: number, before: string, question: string) {
  const asked = [prompts.rules, before, fillIn(prompts.question, question)].filter((part) => part !== '');
  const prompt = await caller.prompt(asked.join('\n\n'), prompts.begin);
  return numberedAnswer(caller, prompt, prompts.confidence, limit);
}

const signed = (points: number) => `${points < 0 ? '-' : '+'}${Math.abs(points).toFixed(2)}`;

/** What was played, a round a line, and how it stands. */
class Board {
  private readonly lines: string[] = [];
  private right = 0;
  private said = 0;
  private points = 0;
  private scored = 0;

  add(question: string, answer: string, p: number, grade: string): void {
    const begun = `Round ${this.lines.length + 1}: ${question} You said "${answer}"`;
    if ((grade !== 'right' && grade !== 'wrong') || Number.isNaN(p)) {
      this.lines.push(`${begun}, which was no answer: 0 points.`);
      return;
    }
    const said = saidChance(p);
    const points = credenceScore(said, grade === 'right');
    this.scored++;
    this.right += Number(grade === 'right');
    this.said += said;
    this.points += points;
    this.lines.push(`${begun}, confidence ${said.toFixed(2)}. That was ${grade}: ${signed(points)} points.`);
  }

  text(): string {
    if (this.scored === 0) return this.lines.join('\n');
    const mean = this.said / this.scored;
    const summary = `So far: ${this.right} of ${this.scored} right, mean confidence ${mean.toFixed(2)}, ${signed(this.points)} points in all.`;
    return [...this.lines, summary].join('\n');
  }
}

/** Plays the rounds one after the other, each behind those before. @returns what the next question is asked behind */
async function played(
  caller: Caller,
  prompts: Prompts,
  limit: number,
  rounds: ReturnType<typeof knownQuestions>
): Promise<string> {
  const board = new Board();
  for (const question of rounds) {
    const { call, number } = await answered(caller, prompts, limit, board.text(), question.text);
    const { grade } = gradeReply(call.reply.text, question);
    board.add(question.text, call.reply.text.trim(), expectedNumber(number), grade);
  }
  return board.text();
}

/** The answer and a number, behind rounds of a game that rewards honest numbers, played on the calibration part. */
export const credenceGame = defineMethod({
  id: 'credence-game',
  title: 'It plays for points before it says how sure it is',
  plain:
    'The model first plays some rounds on questions whose answers are known: it answers, writes a number, and is told whether it was right and how many points that number, kept from 0.01 to 0.99, earned. After these rounds, and a running summary of them, it is asked the question. The rounds are questions of the calibration part alone; no question is played before itself or before one with the same answer.',
  source: 'arXiv 2508.14390 (credence calibration game); the score: Good 1952',
  prompts: {
    rules: {
      title: 'The rules of the game',
      text: 'This is a game. Answer each question, and write your confidence that the answer is right, from 0.00 to 1.00. A right answer earns 1 + log2(confidence) points, a wrong one 1 + log2(1 - confidence): 0.50 earns nothing, being sure and wrong costs most.',
      placeholders: []
    },
    ...answerPrompts,
    confidence: confidencePrompt,
    rounds: {
      title: 'Questions played before (taken from the calibration part when a run is planned)',
      text: '',
      placeholders: []
    }
  },
  options: {
    maxTokens,
    count: { kind: 'integer', title: 'How many rounds are played first', initial: 5, least: 1, most: 30 }
  },
  leaves: ['number'],
  cost: 'one reply after a longer prompt, and twelve single steps; and a reply with such steps for each round, once for a run and not counted',
  usualFor: 'none',
  needsOptions: false,
  learn: (questions, { options }, seed) => ({
    rounds: knownText(shuffled(questions, seed, 'credence-game').slice(0, options.count as number))
  }),
  async ask({ question, arm: { prompts, options }, caller, once }) {
    const limit = options.maxTokens as number;
    const rounds = knownQuestions(prompts.rounds, question);
    const before = await once(['credence-game', prompts, limit, rounds], (own) =>
      played(own, prompts, limit, rounds)
    );
    const { call, number } = await answered(caller, prompts, limit, before, question.text);
    return {
      evidence: [number],
      answer: call.reply.text.trim(),
      verdict: gradeReply(call.reply.text, question)
    };
  }
});
