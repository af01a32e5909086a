import { builtInModel } from '../../engine/catalogue';
import { counted } from '../../predictions/counted';
import type { HeldBack } from '../settings';

const inWords = new Intl.ListFormat('en-GB');

/** The page on which a teacher plans a lesson. */
export const words = {
  title: 'Plan a lesson',
  opening:
    'Choose what everybody gets. It all goes into one link: whoever opens it has the same chapters and the same twenty questions.',
  workshop: 'The workshop as it is',
  room: 'the room’s page, for you',

  chapters: {
    label: 'Chapters',
    title: 'Chapters, in their order',
    sum: (count: number, minutes: number) => `${counted(count, 'chapter')}, about ${minutes} minutes.`,
    long: 'That is more than a 45-minute lesson: leave one out, or let the quick ones go on at home.',
    minutes: (minutes: number) => `${minutes} min`,
    earlier: (title: string) => `${title}: earlier`,
    later: (title: string) => `${title}: later`,
    leaveOut: 'Leave out',
    leaveOutOf: (title: string) => `Leave out ${title}`,
    add: (title: string) => `Add ${title}`
  },
  questions: {
    title: 'Questions',
    set: 'Question set',
    option: (title: string, count: number) => `${title} (${count})`,
    seed: 'Seed: another number draws other questions',
    own: 'This set is in your browser only: save it as a file on its page and let everybody open the file before they open the link.',
    getting: 'Getting the questions …'
  },
  keptBack: {
    label: 'Kept back',
    title: 'Kept back until you say so',
    about:
      'Everybody sees a button “Show it now” in its place. It is a courtesy, not a lock: whoever presses it early sees it early.'
  },
  present: {
    title: 'Present it',
    about:
      'The lesson in large type, one thing at a time, with a clock that holds your minutes against the plan.',
    go: 'Present this lesson →'
  },
  link: {
    label: 'The link',
    title: 'The link for everybody',
    picture: 'QR code of the link',
    copy: 'Copy the link',
    copied: 'Copied.',
    notCopied: 'This browser did not let the page copy it: select the link and copy it.',
    local:
      'This address leads to the machine it is opened on. With the classroom zip on every machine it works there too, as long as each was started at the same port.'
  },
  paper: {
    title: 'On paper',
    about:
      'For anyone without a screen: the same questions, with the answers for you on a page of their own.',
    print: 'Print questions and answers',
    see: 'See them here',
    questions: 'Questions on paper',
    heading: (title: string, count: number) => `${title}: ${counted(count, 'question')}`,
    how: 'Ring one answer to each, and write how sure you are: 25 % is a guess among four, 100 % is certain. Name or nickname: ____________________',
    sure: 'sure: ______ %',
    answers: 'Answers on paper',
    forTeacher: 'Answers, for the teacher'
  },
  shared: {
    title: 'The model on all laptops',
    about:
      'The model can answer a large set on all laptops at once: each asks a part of its own, and you join the runs they save on “The room” or on “Runs”.',
    set: 'Set for the model',
    count: 'Questions in all',
    laptops: 'Laptops',
    engine: 'All run on',
    sum: (questions: number, laptops: number, most: number) =>
      `${counted(questions, 'question')} on ${counted(laptops, 'laptop')}: at most ${most} each`,
    noMore: (questions: number) => `; the set has no more than ${questions}`,
    engines: 'Runs of different engines cannot be joined, so the engine is in the link.',
    links: 'A link for each laptop',
    print: 'Print a strip for each',
    picture: (part: number) => `QR code of part ${part}`,
    laptop: (part: number) => `Laptop ${part}`,
    tooMany: 'There are more laptops than questions: some would have nothing to ask.'
  },

  /** What can be kept back, and in which chapters of the lesson it is. */
  held: (part: HeldBack, titles: readonly string[]) => {
    const what = { score: 'how well each did', answers: 'which answers were right' }[part];
    return titles.length === 0
      ? `${what} (no chapter of this lesson shows it)`
      : `${what} (${inWords.format(titles)})`;
  },
  /** Where a learner's answers may not get into the room. */
  code: {
    always: (why: string) =>
      `Answers to these questions do not get into the room. ${why} Shorten the options, take a set of fewer than twenty questions, or another set.`,
    maybe: (why: string) =>
      `Some answers to these questions may not get into the room: the longest options with a long nickname make no code. ${why} Shorten the options, take a set of fewer than twenty questions, another set or another seed.`
  },
  model: {
    title: 'The model',
    label: 'Model that answers the questions',
    builtIn: 'It comes with the lab, so nobody has to fetch anything from elsewhere.',
    hub: (title: string, bytes: number | undefined) =>
      `${title} does not come with the lab. Each laptop fetches it once${bytes === undefined ? '' : ` (${Math.round(bytes / 1e6)} MB)`}, when its learner presses the button in “The model answers the same twenty”; for that it needs the internet and WebGPU.`,
    remote:
      'This model does not come with the lab, and the link holds only its name. Each laptop has to add it on the Models page first, by its address:',
    unknown: (id: string) =>
      `This browser does not know the model “${id}” that the link names. Add it on the Models page by its address, or choose another.`,
    without: 'A laptop on which it is missing or cannot run says so, and goes on with the answers there are.',
    recorded: `Where later chapters show a model’s answers to other questions, they were recorded with ${builtInModel.title}, whatever you choose.`
  }
};
