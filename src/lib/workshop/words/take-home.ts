import { percent } from './percent';

/** Chapter 10. */
export const words = {
  opening:
    'One file to keep: your own pictures and what this hour was about. It opens in any browser, without a network.',
  own: 'First in your own words: what will you do differently the next time you are sure of something, or a machine is?',
  ownPlaceholder: 'One sentence is enough.',
  reveal: 'Show the five sentences',
  five: 'Five sentences of the hour',
  sentences: [
    'Being sure and being right are two things; only counting shows how far apart they are.',
    'A confidence can be believed when 80\u00a0% means right 80 times out of 100, for a person as for a machine.',
    'A longer, smoother answer is not a truer one.',
    'Judge by questions that had no say before: on the questions it was tuned on, everything looks good.',
    'Twenty questions tell little; before you blame or praise, ask what luck alone would do.'
  ],
  yourOwn: 'In your own words',
  save: 'Save the file',
  held: 'How well you did is kept back, and the file would show it. Show it when your teacher says so; then save the file.',
  file: 'my-calibration',
  title: 'What I said and how often I was right',
  you: 'Your twenty answers',
  model: 'The model on the same questions',
  both: 'Dots: the model. Dashed line with squares: you.',
  made: (date: string, set: string) =>
    `Made ${date} with Calibration Lab, on questions of “${set}”. None of it was sent anywhere.`,
  summary: (right: number, n: number, says: number, brier: number) =>
    `${right} of ${n} right, ${percent(says)} sure on average, ${brier.toFixed(3)} points lost per question.`,
  noAnswers: 'You have not answered the questions of chapter 1, so your own picture is missing.',
  saved: 'Saved. Have a look in your downloads.'
};
