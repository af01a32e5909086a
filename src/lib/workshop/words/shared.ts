/** Words that stand in every chapter. */
export const words = {
  workshop: 'Workshop',
  of: (number: number, total: number) => `Chapter ${number} of ${total}`,
  minutes: (minutes: number) => `about ${minutes} minutes`,
  done: 'done',
  here: 'you are here',
  before: 'Back',
  after: 'Next',
  overview: 'All chapters',
  yourGuess: 'You guessed',
  commit: 'That is my guess',
  reading: 'Getting the questions …',
  readingModel: 'Reading the model’s answers …',
  notKept:
    'This browser does not let the page keep anything (a private window?). The chapters work, but your answers are gone when you close this page.',
  modelFault: (message: string) => `The model’s answers could not be read. ${message}`,
  noRecorded: 'This copy of the lab has no recorded answers.',
  heldLabel: 'Kept back',
  held: {
    score: 'How well you did is kept back. Show it when your teacher says so.',
    answers: 'Which answers were right is kept back. Show them when your teacher says so.'
  },
  showNow: 'Show it now',
  again: 'Try again',
  first: 'Do chapter 1 first',
  needsFirst: 'This chapter is about your own answers.',
  recordedBy: (model: string, own = false) =>
    own
      ? `The answers are from a run with ${model} that this browser keeps.`
      : `The answers were recorded beforehand with ${model}, a small language model that also runs in this browser.`
};
