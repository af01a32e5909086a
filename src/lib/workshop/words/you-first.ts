import { percent } from './percent';

/** Chapter 1. */
export const words = {
  opening: (count: number) =>
    `${count} questions, four answers each. Pick one and say how sure you are: 25\u00a0% if you are only guessing, 100\u00a0% if you would bet everything. There are no marks for knowing a lot. What counts is whether your “sure” can be believed.`,
  score:
    'The points you lose are the distance between what you said and what happened, squared: say 90\u00a0% and be right, and you lose almost nothing (0.1 × 0.1 = 0.01); say 90\u00a0% and be wrong, and you lose a lot (0.9 × 0.9 = 0.81). Nobody can do better in the long run than by saying exactly how sure they are.',
  noCode: {
    always:
      'The texts of these questions are too long for the room: your answers will not come into its picture. Everything else works. Tell your teacher.',
    maybe:
      'Some texts of these questions are long: it may be that your answers do not come into the room’s picture. Everything else works. Tell your teacher.'
  },
  how: 'How it works',
  hidden: 'Whether you are right is shown at the end.',
  question: (at: number, count: number) => `Question ${at} of ${count}`,
  sure: 'How sure are you?',
  level: (confidence: number) => percent(confidence),
  levelNote: (confidence: number) =>
    confidence === 0.25 ? 'a guess' : confidence === 1 ? 'certain' : undefined,
  back: 'Previous question',
  next: 'Next question',
  finish: 'Done: lock my answers',
  keys: 'Keys: 1 to 4 pick an answer, the arrow keys move through the choices, Enter goes on.',
  kept: 'Your answers stay in this browser. You can close the page and go on later.',
  review: (count: number) =>
    `All ${count} questions are answered. Look at them again if you like; once locked they stay as they are.`,
  locked: 'Your answers are locked.',
  howMany: (count: number) => `Before you look: how many of the ${count} did you get right?`,
  reveal: 'Show me',
  outcome: (guess: number, right: number, n: number) =>
    `You guessed ${guess} of ${n}. You got ${right} right.`,
  sum: (expected: number, right: number, luck: number) =>
    Math.abs(expected - right) < 1
      ? `Your confidences add up to ${expected.toFixed(1)}: that is how many you should have got right. It fits.`
      : Math.abs(expected - right) <= luck
        ? `Your confidences add up to ${expected.toFixed(1)}: that is about how many you should have got right. The difference is no more than luck often makes.`
        : expected > right
          ? `Your confidences add up to ${expected.toFixed(1)}: that is how many you should have got right. You were surer than you were right.`
          : `Your confidences add up to ${expected.toFixed(1)}: you should have got only that many right. You know more than you think.`,
  loss: (own: number, guessing: number) =>
    `Points lost: ${own.toFixed(3)} per question (0 is perfect). Somebody who only guesses and says 25\u00a0% each time loses ${guessing.toFixed(3)} on average.`,
  lossName: 'Brier score',
  table: 'Your answers',
  columns: ['', 'Question', 'You said', 'Sure', 'Right answer', 'Lost'],
  right: 'right',
  wrong: 'wrong',
  again: 'Start again with the same questions',
  sureAgain: 'This deletes your answers to these questions, your curve and your bets. Start again?',
  yes: 'Yes, start again',
  no: 'Keep them',
  next2: 'Next you draw the curve you expect of yourself.'
};
