import type { Question } from '../questions/question';
import { shuffled } from '../random/seeded';
import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { fillIn, LETTERS } from './prompt-text';
import { truthOf, truthPrompts } from './truth';

/** Between two examples. */
const BREAK = '\n---\n';

/** A judged answer to show: every second one is right. */
interface Example {
  question: Question;
  answer: string;
  isTrue: boolean;
}

/** Examples of questions in an order of the seed; a wrong answer is a distractor, or another question's answer. */
function examplesOf(questions: readonly Question[], count: number, seed: number): Example[] {
  const order = shuffled(questions, seed, 'few-shot').slice(0, Math.max(count, 2));
  return order.slice(0, count).map((question, i) => {
    const isTrue = i % 2 === 0;
    const wrong = question.distractors?.[0] ?? order[(i + 1) % order.length].answers[0];
    return { question, isTrue, answer: isTrue ? question.answers[0] : wrong };
  });
}

/** Without the examples that are the question itself, so that none is told its own answer. */
function othersThan(examples: string, question: string): string {
  const others = examples.split(BREAK).filter((each) => each !== '' && !each.includes(question));
  return others.map((each) => each + BREAK).join('');
}

/** `p-true` behind a few answers of other questions that are known to be true or false. */
export const pTrueFewShot = defineMethod({
  id: 'p-true-few-shot',
  title: 'It judges its own answer after examples',
  plain:
    'As when it judges its own answer, behind a few answers to other questions that are said to be true or false. The examples are questions of the calibration part alone: those that are judged never show in a prompt, and no question shows itself.',
  source: 'Kadavath et al. 2022 §3 (P(True), few-shot), with accepted answers and distractors as examples',
  prompts: {
    ...answerPrompts,
    ...truthPrompts,
    examples: {
      title: 'Examples, true being the first option (made of the calibration part when a run is planned)',
      text: '',
      placeholders: []
    },
    examplesSwapped: {
      title: 'The same examples, true being the second option',
      text: '',
      placeholders: []
    }
  },
  options: {
    maxTokens,
    count: { kind: 'integer', title: 'How many examples are shown', initial: 4, least: 1, most: 20 }
  },
  leaves: ['truth'],
  cost: 'one reply, and two longer prompts read',
  usualFor: 'none',
  needsOptions: false,
  learn(questions, { prompts, options }, seed) {
    const examples = examplesOf(questions, options.count as number, seed);
    const text = (shown: readonly ['True' | 'False', 'True' | 'False']) =>
      examples
        .map(({ question, answer, isTrue }) => {
          const asked = fillIn(prompts.judge, question.text, shown, { answer });
          return `${asked}\n${prompts.verdict.trim()} ${LETTERS[shown.indexOf(isTrue ? 'True' : 'False')]}`;
        })
        .join(BREAK);
    return { examples: text(['True', 'False']), examplesSwapped: text(['False', 'True']) };
  },
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { answer, verdict } = await greedyAnswer(asking);
    const orders = await truthOf(
      caller,
      arm.prompts,
      question.text,
      answer,
      [],
      [
        othersThan(arm.prompts.examples, question.text),
        othersThan(arm.prompts.examplesSwapped, question.text)
      ]
    );
    return { evidence: [{ kind: 'truth', orders }], answer, verdict };
  }
});
