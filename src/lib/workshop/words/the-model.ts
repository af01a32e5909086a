import { percent } from './percent';

/** Chapter 3. */
export const words = {
  opening:
    'A small language model was asked your twenty questions, in its own words, with no options to choose from. Read each answer and bet: how likely is it right? Some answers are cut short, some are shown whole.',
  noRun: (title: string) =>
    `There are no answers of a model to these questions of “${title}” yet. Run the set once on the Compare page, with all its questions and the methods “Direct answer” and “It chooses among options”; then come back.`,
  toRun: 'Go to Compare',
  live: 'The model in this browser',
  loaded: (title: string, engine: string, count: number) =>
    `${title} is loaded here (${engine}). It can answer the ${count} questions now, in place of what was recorded; that takes a minute or more.`,
  askNow: 'Let it answer now',
  chosen: (title: string, engine: string, count: number) =>
    `Your teacher chose ${title}. It can answer the ${count} questions here (${engine}); that takes a minute or more.`,
  fetch: (bytes: number | undefined) =>
    `Unless this browser has it already, it is fetched from its publisher first${bytes === undefined ? '' : ` (${Math.round(bytes / 1e6)} MB)`}: for that you need the internet.`,
  fetchNow: 'Fetch it and let it answer',
  loading: 'Loading the model',
  cannot: (title: string, why: string) =>
    `Your teacher chose ${title}, and it was not asked here. ${why} The chapter goes on with the answers there are.`,
  unknown: (id: string) =>
    `Your teacher chose the model “${id}”, and this browser does not know it. Ask for its address, add it on the Models page and come back; or go on with the answers there are.`,
  toModels: 'Go to Models',
  asking: (done: number, count: number) => `It has answered ${done} of ${count}.`,
  stop: 'Stop: take the recorded answers',
  place: (at: number, count: number) => `Answer ${at} of ${count}`,
  asked: 'Asked',
  says: 'The model says',
  bet: 'How likely is that right?',
  levels: [
    { value: 0.05, label: 'surely wrong' },
    { value: 0.25, label: 'probably wrong' },
    { value: 0.5, label: 'who knows' },
    { value: 0.75, label: 'probably right' },
    { value: 0.95, label: 'surely right' }
  ],
  next: 'Next answer',
  enough: 'Enough: show the result',
  noCards:
    'None of its own sentences was graded right or wrong, so there is nothing to bet on. Its choices among your options are below.',
  result: 'Your bets',
  right: (right: number, n: number, trust: number) =>
    `The model got ${right} of ${n} right. You gave it ${percent(trust)} on average.`,
  caught: (caught: number, wrong: number) =>
    wrong === 0
      ? 'None of these was wrong.'
      : `Of its ${wrong} wrong answers you called ${caught} “probably wrong” or worse.`,
  longer: (whole: number, cut: number) =>
    Math.abs(whole - cut) < 0.03
      ? `You trusted whole answers (${percent(whole)}) about as much as cut ones (${percent(cut)}).`
      : whole > cut
        ? `You trusted whole answers more (${percent(whole)}) than cut ones (${percent(cut)}).`
        : `You trusted whole answers less (${percent(whole)}) than cut ones (${percent(cut)}).`,
  longerTruth: (whole: string, cut: string) =>
    `${whole} of the whole ones were right, and ${cut} of the cut ones. More words make an answer no truer. In a published experiment people trusted a model’s longer explanations more, though they were right no more often (Steyvers and others, 2025). Your few bets alone could not show that.`,
  over: 'Its curve over yours',
  task: 'Now the model had to choose among the same four options as you, and we read from it how sure it was.',
  youLine: 'you',
  legend: 'Dots: the model. Dashed line with squares: you.',
  compare: (model: number, modelRight: number, you: number, youRight: number) =>
    `It says ${percent(model)} and is right ${percent(modelRight)}. You said ${percent(you)} and were right ${percent(youRight)}.`,
  brier: (model: number, you: number) =>
    Math.abs(model - you) < 0.005
      ? `Points lost per question: the model ${model.toFixed(3)}, you ${you.toFixed(3)}: a draw.`
      : `Points lost per question: the model ${model.toFixed(3)}, you ${you.toFixed(3)}. ${model < you ? 'The model wins.' : 'You win.'}`,
  noYou: 'Do chapter 1, and your own line will be beside it.',
  guessLegend: 'Before you look: who can be believed more, you or the model?',
  guesses: [
    { value: 'me', label: 'Me: my “sure” is closer to the truth' },
    { value: 'model', label: 'The model' },
    { value: 'same', label: 'About the same' }
  ],
  reveal: 'Show both curves',
  all: 'All its answers',
  marked: { right: 'right', wrong: 'wrong' },
  rightWas: 'right would be'
};
