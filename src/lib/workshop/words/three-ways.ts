import type { WayKey } from '../model-rows';

/** Chapter 4. */
export const words = {
  opening: (questions: number) =>
    `How do you find out how sure a language model is? There are three plain ways. We tried all three on the same ${questions} questions about the world.`,
  ways: {
    'direct/mean-token-entropy': {
      title: 'Watch it hesitate',
      text: 'It writes its answer piece by piece. At each piece, see how many others it might have written. A lot of choice means a lot of doubt. This is called token entropy.'
    },
    'verbalized/number-expectation': {
      title: 'Ask it for a number',
      text: 'After its answer it has to write “Confidence: ” and a number.'
    },
    'distractors/option-probability': {
      title: 'Let it choose',
      text: 'Beside the right answer there are three wrong ones. See how likely it finds each of the four.'
    }
  } satisfies Record<WayKey, { title: string; text: string }>,
  legend: 'Which way tells its right answers from its wrong ones best?',
  reveal: 'Show me all three',
  measure:
    'The measure: take one right and one wrong answer. How often was it surer of the right one? Always would be 1, tossing a coin 0.50. It is called AUROC.',
  best: (title: string, auroc: string) => `On these questions “${title}” does best (AUROC ${auroc}).`,
  alike: (titles: readonly string[]) =>
    titles.length === 0
      ? 'The others are worse, beyond luck.'
      : `But not by enough to be sure: with this many questions ${titles.map((title) => `“${title}”`).join(' and ')} cannot be told from it.`,
  hit: {
    best: 'You guessed it.',
    alike: 'Your guess cannot be told from it.',
    other: 'You guessed another.'
  },
  twoThings:
    'Mind that there are two questions here. One is whether the number is higher for right answers than for wrong ones. The other is whether the number itself is true: whether 80\u00a0% means 80 out of 100. A way can be good at one and bad at the other.',
  entropyNote:
    'Hesitation is no percentage, so it has no place in a picture of percentages. Instead: keep only the answers it hesitated least about. How many of them are wrong?',
  auroc: (value: string, interval: string) => `AUROC ${value}${interval ? ` (${interval})` : ''}`
};
