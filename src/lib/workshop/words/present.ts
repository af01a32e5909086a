import type { ChapterId } from '../chapters';

const minutes = (value: number) => `${Math.floor(value)}`;

/** What the presenter's view says of each chapter: before it is done, and what to ask when it was. */
const chapters: Record<ChapterId, { say: readonly string[]; ask: readonly string[] }> = {
  'you-first': {
    say: [
      'Twenty questions, four answers each. Pick one, and say how sure you are.',
      'A pure guess is 25\u00a0%. Certain is 100\u00a0%. You lose least by saying exactly how sure you are.'
    ],
    ask: ['How many do you think you got right?']
  },
  'your-curve': {
    say: ['Before you look: when you said 80\u00a0%, how often were you right? Draw it.'],
    ask: ['Where were you surest, and were you right there?']
  },
  'the-model': {
    say: [
      'The model was asked the same twenty. Read each answer and bet: is it right?',
      'Who can be believed more: you or the model? Hands up before you look.'
    ],
    ask: ['Did longer answers win you over? Were they right more often?']
  },
  'three-ways': {
    say: ['Three ways to find out how sure it is: watch it hesitate, ask it for a number, let it choose.'],
    ask: ['Why might a number that it writes down be worth less than watching it hesitate?']
  },
  'the-doubt': {
    say: ['It writes piece by piece. At which piece did it hesitate most?'],
    ask: ['Is it unsure of the fact, or of how to begin the sentence?']
  },
  'mend-it': {
    say: ['It is too sure. One slider, the temperature, makes it less so. Find the best place.'],
    ask: ['Why judge on the half that was not used to find it?']
  },
  'how-many': {
    say: ['This model is perfect. Ask it twenty questions: what will its picture look like?'],
    ask: ['How many questions would you want before you call a model badly calibrated?']
  },
  gaming: {
    say: ['A perfect figure can be worth nothing. And sometimes it pays to say “I don’t know”.'],
    ask: ['What would you ask of a model besides a good figure?']
  },
  room: {
    say: ['Everybody’s code goes into one picture: show it to the camera, paste it, or bring the file.'],
    ask: ['Is the room too sure, or too unsure? What do the whiskers say?']
  },
  'take-home': {
    say: ['Write down one sentence that you will keep from this hour.'],
    ask: []
  }
};

/** The presenter's view. */
export const words = {
  title: 'Presenter',
  chapters,
  open: 'Open this on your own machine',
  showNow: 'Now look: press “Show it now” on your own page.',
  think: 'Talk about it',
  end: 'When it says it is sure, count how often it is right.',
  endNote: 'The page works at home too, even without a network.',
  before: 'Back',
  after: 'Next',
  full: 'Full screen',
  window: 'Leave full screen',
  leave: 'Leave',
  keys: 'Keys: → or Space goes on, ← goes back, Home and End, Esc leaves.',
  slide: (at: number, count: number) => `${at} of ${count}`,
  people: (count: number) =>
    count === 0 ? 'Nobody is here yet' : count === 1 ? 'One person is here' : `${count} people are here`,
  peopleNote:
    'Codes come in on the room’s page, in another tab of this browser; they are counted here at once.',
  roomPage: 'The room’s page',
  clock: {
    label: 'Clock',
    start: 'Start the clock',
    goOn: 'Go on',
    pause: 'Pause',
    reset: 'Set to zero',
    chapter: (spent: number, planned: number) =>
      planned === 0 ? '' : `Chapter: ${minutes(spent)} of ${planned} min`,
    lesson: (spent: number, planned: number) => `Lesson: ${minutes(spent)} of ${planned} min`,
    late: (late: number) =>
      Math.abs(late) < 1
        ? 'on time'
        : late > 0
          ? `${minutes(late)} min behind`
          : `${minutes(-late)} min ahead`
  }
};
