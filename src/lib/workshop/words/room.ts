import { counted } from '../../predictions/counted';
import { percent } from './percent';

const inWords = new Intl.ListFormat('en-GB');

const people = (count: number) => counted(count, 'person', 'people');
const points = (share: number) => counted(Math.round(100 * Math.abs(share)), 'point');
/** How far a gap lies to a side, with the ends of its interval. */
const tooMuch = (side: 'over' | 'under', gap: number, [lo, hi]: readonly [number, number]) => {
  const ends = (side === 'over' ? [lo, hi] : [-hi, -lo]).map((end) => Math.round(100 * end)).join(' to ');
  return `too ${side === 'over' ? 'sure' : 'unsure'} by ${points(gap)} (${ends})`;
};
const lie = (count: number, where: string) =>
  count === 0 ? [] : [`${count} ${count === 1 ? 'lies' : 'lie'} ${where}`];

/** Chapter 9. */
export const words = {
  opening:
    'Everybody’s answers in one picture. Each learner has a code; it comes in by camera, as text or as a file, and stays in this browser. There is no server.',
  plan: 'Plan a lesson',
  looking: 'Looking for what this browser keeps …',
  held: 'How well each person did is kept back. Show it when it is time.',
  nameless: 'Somebody without a name',
  takeOut: 'Take out',
  takeOutOf: (name: string) => `Take out ${name}`,
  thisCode: 'this code',

  sets: {
    label: 'Which questions',
    ask: (count: number) => `The codes that came in are from ${count} question sets. The room’s is`,
    option: (set: string, codes: number) => `${set} (${counted(codes, 'code')})`
  },
  twice: {
    names: 'One nickname, different answers',
    ofName: (codes: number, name: string) => `${codes} codes with different answers are from “${name}”.`,
    answers: 'The same answers, several nicknames',
    ofAnswers: (names: readonly string[]) =>
      `${inWords.format(names.map((name) => `“${name}”`))} gave the same answers, each as sure.`,
    who: 'Who is it? Until you say so, the first counts.',
    choices: {
      earlier: 'the first counts',
      later: 'the last counts',
      both: 'different people: all count'
    }
  },
  aside: {
    label: 'Set aside',
    title: 'Set aside: in no figure',
    otherVersion: (set: string) =>
      `answers to another version of “${set}”: its questions differ from the room’s`,
    otherSet: (set: string) => `answers to another question set, “${set}”`,
    otherQuestions: (set: string) => `answers to other questions of “${set}” (another seed?)`,
    noQuestion: (id: string) => `the set has no question “${id}”`,
    noOption: (choice: string, id: string) => `“${choice}” is no option of “${id}”`,
    contradicts: (choice: string, id: string, correct: boolean) => {
      const [said, is] = correct ? ['right', 'wrong'] : ['wrong', 'right'];
      return `“${choice}” is said to be ${said} at “${id}”, and the set says ${is}`;
    }
  },
  nobody: {
    label: 'Nobody yet',
    title: 'Nobody is here yet',
    before: 'A learner’s code appears when the twenty questions of',
    link: 'the workshop',
    after: 'are answered. With the first code the room’s picture appears here, and grows with each one.'
  },
  away: {
    title: 'Take it away',
    csv: 'Answers as CSV',
    codes: 'All codes as one file',
    print: 'Print',
    empty: 'Empty the room',
    yes: 'Yes, empty it',
    no: 'Keep it'
  },

  /** A learner's own code. */
  own: 'Your own code',
  code: {
    nickname: 'A nickname, if you like: with it you find yourself in the room’s picture',
    picture: (answers: number, nickname: string) =>
      `QR code of ${counted(answers, 'answer')}${nickname ? ` of ${nickname}` : ''}`,
    show: 'Show this to the teacher’s camera. Or send it as text or as a file: each holds all of it.',
    text: (answers: number) => `Your ${counted(answers, 'answer')} as text`,
    copy: 'Copy the text',
    copied: 'Copied.',
    notCopied: 'This browser did not let the page copy it: select the text and copy it yourself.',
    save: 'Save as a file',
    /** Everything that is in a code (`bytesOfAnswers`), and that it is open to anybody. */
    holds:
      'The code holds the question set’s name and fingerprint, your nickname, and of each question its id, what you chose, how sure you were and whether it was right. The rest is a version number, a length and a checksum. Anybody who has the code can read all of this; the page itself sends it nowhere.'
  },

  /** Bringing codes in. */
  intake: {
    title: 'Bring codes in',
    paste: 'Or paste codes, one or many, with anything in between',
    take: 'Take the codes',
    files: 'Files with codes',
    choose: 'Choose files',
    drop: 'Files can be dropped anywhere on this page: saved codes, pictures or screenshots of QR codes, and the runs of laptops that share out a question set.',
    before: 'What came before',
    text: 'The text',
    inPicture: 'The code in the picture',
    again: (name: string) => `${name} was here already and counts once.`,
    taken: (name: string, answers: number) => `${name}: ${counted(answers, 'answer')}.`,
    refused: (from: string, why: string) => `${from}: not taken. ${why}`,
    refusedFile: (from: string, why: string) => `${from}: not taken: ${why}`,
    noCode: (from: string) => `${from}: there is no code in it. One begins with LABROOM.`,
    ofMany: (from: string, number: number) => `${from}, code ${number}`,
    run: (file: string, title: string) => `${file}: the run “${title}”.`,
    tooLarge: 'it is too large.',
    noQr: 'no QR code was found in the picture.'
  },
  camera: {
    start: 'Scan with the camera',
    stop: 'Stop the camera',
    picture: 'The camera’s picture',
    starting: 'Starting the camera …',
    hold: 'Hold a code in the picture, as large as will fit.',
    none: 'This browser gives pages no camera. Codes can be pasted as text, or dropped as files or pictures.',
    insecure:
      'Browsers give a camera only to pages from this machine or over HTTPS. Codes can be pasted as text, or dropped as files or pictures.',
    denied:
      'The browser did not let the page use the camera. Allow it beside the address, or paste the codes as text.',
    missing:
      'There is no camera on this machine. Codes can be pasted as text, or dropped as files or pictures.',
    busy: 'The camera is there and gives no picture: another program may be using it.',
    failed: (why: string) =>
      `The camera could not be started${why ? `: ${why}` : ''}. Codes can be pasted as text.`
  },

  /** The room's figures. */
  picture: {
    label: 'The room’s picture',
    title: 'The room',
    diagram: 'the room',
    count: (count: number, answers: number, open: number) =>
      `${people(count)}, ${counted(answers, 'answer')}${open > 0 ? `; ${open} left open, in no figure` : ''}.`,
    facts: (count: number, answers: number, set: string) =>
      `${people(count)}, ${counted(answers, 'answer')} to ${set}`,
    table: 'Figures of the room',
    columns: ['figure', 'room', '95 %'],
    rows: {
      sure: ['how sure, on average', ''],
      right: ['right', ''],
      gap: ['too sure by', 'how sure minus how often right'],
      brier: ['Brier score', 'the mean squared error of a confidence; 0 is perfect'],
      ece: [
        'ECE',
        'how far the dots lie from the line, on average; above 0 by chance too, which its interval leaves out'
      ]
    },
    range: (lo: string, hi: string) => `${lo} to ${hi}`,
    intervals:
      'Intervals and whiskers speak of other people like these on the same questions: people, not answers, are taken as the random sample.',
    bars: 'The grey bars take each answer by itself; answers to one question often stand or fall together, so that a dot just outside its bar may still be chance.'
  },
  sentence: {
    none: 'No answers yet.',
    said: (sure: number, right: number) => `The room says ${percent(sure)} and is right ${percent(right)}`,
    one: (said: string) => `${said}. One person is not a room: no interval yet.`,
    chance: (said: string) => `${said}: the difference may be chance.`,
    side: (said: string, side: 'over' | 'under', gap: number, interval: readonly [number, number]) =>
      `${said}: ${tooMuch(side, gap, interval)}.`
  },
  people: {
    title: 'The people',
    number: (number: number) => `Person ${number}`,
    plot: 'Each person: how sure, and how often right',
    above: 'right more often than they think',
    below: 'surer than they are right',
    across: 'how sure, on average (%)',
    up: 'how often right (%)',
    dot: (name: string, sure: number, right: number) =>
      `${name}: says ${percent(sure)}, right ${percent(right)}`,
    find: 'Find a nickname',
    choose: '(choose)',
    about: 'Each dot is a person. On the line, what people say comes true; below it they are too sure.',
    counted: (count: number) => `${people(count)} in the figures`,
    each: (name: string, answers: number) => `${name}, ${counted(answers, 'answer')}`,
    said: (name: string, sure: number, right: number) =>
      `${name} says ${percent(sure)} and is right ${percent(right)}`,
    chance: (answers: number) => `with ${counted(answers, 'answer')} the difference may be chance`,
    side: tooMuch,
    /** Where the others stand beside somebody: how many further to either side, and how many as far. */
    others: (more: number, less: number, same: number) => {
      const places: [number, string][] = [
        [more, 'further towards too sure'],
        [less, 'further towards too unsure'],
        [same, 'in the same place']
      ];
      const count = more + less + same;
      if (count === 1) return `The one other lies ${places.find(([one]) => one === 1)![1]}.`;
      return `Of the ${counted(count, 'other')}, ${inWords.format(places.flatMap(([some, where]) => lie(some, where)))}.`;
    }
  },
  model: {
    label: 'The model beside it',
    title: 'The model on the same questions',
    diagram: 'the model',
    reading: 'Reading the model’s answers …',
    says: (model: string, sure: number, right: number) =>
      `${model} says ${percent(sure)} and is right ${percent(right)}.`,
    of: (answers: number, questions: number) =>
      `${counted(answers, 'answer')} to the room’s questions, chosen among the same options${answers < questions ? `, of ${questions}` : ''}. One model is one voice: compare it with one person, not with the room.`,
    none: (set: string) =>
      `This browser has no run with these questions. Ask the model on the Compare page, with the set “${set}” and the method “It chooses among options”.`,
    fault: (why: string) => `The model’s answers could not be read. ${why}`
  }
};
