import { gradeReply } from '../questions/grading';
import type { Question } from '../questions/question';
import { shuffled } from '../random/seeded';
import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { greedyAnswer } from './greedy-answer';
import { maxTokens } from './max-tokens';
import { filledIn, fillIn, LETTERS } from './prompt-text';
import { tellsOwn } from './tells-own';
import { truthOf, truthPrompts } from './truth';

/** Between two examples. */
const BREAK = '\n---\n';

/** A judged answer to show: every second one is right. */
interface Example {
  question: Question;
  answer: string;
  isTrue: boolean;
}

/** A wrong answer to a question: a distractor, or the first answer of another question that is not right here too. */
function wrongAnswer(question: Question, others: readonly Question[]): string | undefined {
  return (
    question.distractors?.[0] ??
    others.map(({ answers }) => answers[0]!).find((answer) => gradeReply(answer, question).grade !== 'right')
  );
}

/** Examples of questions in an order of the seed; where no wrong answer is to be had, one is left out. */
function examplesOf(questions: readonly Question[], count: number, seed: number): Example[] {
  const order = shuffled(questions, seed, 'few-shot');
  return order.slice(0, count).flatMap((question, i) => {
    const isTrue = i % 2 === 0;
    const answer = isTrue ? question.answers[0] : wrongAnswer(question, order.slice(i + 1));
    return answer === undefined ? [] : [{ question, isTrue, answer }];
  });
}

/** Without the examples that tell the question itself or its answer. @param judge the prompt that they were made of */
function othersThan(examples: string, judge: string, question: Question): string {
  const all = examples.split(BREAK).filter((each) => each !== '');
  const told = tellsOwn(
    all.map((each) => {
      const filled = filledIn(judge, each);
      // One that a person wrote otherwise counts as a whole.
      return filled
        ? { text: filled.question ?? '', answers: [filled.answer ?? ''] }
        : { text: each, answers: [] };
    }),
    question
  );
  return all
    .filter((_, i) => !told[i])
    .map((each) => each + BREAK)
    .join('');
}

/** `p-true` behind a few answers of other questions that are known to be true or false. */
export const pTrueFewShot = defineMethod({
  id: 'p-true-few-shot',
  title: 'It judges its own answer after examples',
  plain:
    'As when it judges its own answer, but after a few answers to other questions that are said to be true or false. The examples are questions of the calibration part alone: where halves are judged, those of the other half never show in a prompt, and no question is shown itself or an answer of its own.',
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
        othersThan(arm.prompts.examples, arm.prompts.judge, question),
        othersThan(arm.prompts.examplesSwapped, arm.prompts.judge, question)
      ]
    );
    return { evidence: [{ kind: 'truth', orders }], answer, verdict };
  }
});
