import { argMax } from '../engine/generate';
import { gradeReply } from '../questions/grading';
import { answerPrompts } from './answer-prompts';
import { defineMethod } from './define-method';
import { distractorsLetter } from './distractors-letter';
import { distractorsSelf } from './distractors-self';
import { greedyAnswer } from './greedy-answer';
import { lettersInOrders, meanLogits } from './option-orders';
import { ownAlternatives } from './own-alternatives';

/** A choice among its own answer and different ones that it drew, by letters in every cyclic order. */
export const distractorsSelfChoice = defineMethod({
  id: 'distractors-self-choice',
  title: 'It chooses among its own answers',
  plain:
    'The model answers, and further answers are drawn at random. The different ones are shown to it with letters, in each of their cyclic orders, and it chooses among them. Nothing it did not say itself is shown: the control for options that hold the right answer, which can be right by elimination or by luck. Where it says only one thing there is nothing to choose, and it counts as sure.',
  source:
    'Own alternatives: Wang & Stengel-Eskin 2026 (DiNCo); letters in cyclic orders: Zheng et al. 2024; the two together are the lab’s',
  prompts: {
    ...answerPrompts,
    choose: { ...distractorsLetter.prompts.question, title: 'What it is asked about its answers' },
    letter: { ...distractorsLetter.prompts.begin, title: 'What the choice begins with, before the letter' }
  },
  options: distractorsSelf.options,
  leaves: ['own-options'],
  cost: 'one reply, as many more as are drawn, and a prompt read for each different answer',
  usualFor: 'none',
  needsOptions: false,
  async ask(asking) {
    const { question, arm, caller } = asking;
    const { prompts } = arm;
    const { prompt, answer } = await greedyAnswer(asking);
    const { call, maker, texts } = await ownAlternatives(asking, prompt, answer);
    const orders =
      texts.length > 1
        ? await lettersInOrders(
            caller,
            { question: prompts.choose, begin: prompts.letter },
            question.text,
            texts
          )
        : [[0]];
    const chosen = texts[argMax(meanLogits(orders) ?? orders[0]!)]!;
    return {
      evidence: [{ kind: 'own-options', call, maker, texts, orders }],
      answer: chosen,
      verdict: gradeReply(chosen, question)
    };
  }
});
