import { percent } from './percent';

/** Chapter 6. */
export const words = {
  opening: (says: number, right: number) =>
    `Choosing among four, the model says ${percent(says)} and is right ${percent(right)}. It need not learn anything new to be more honest: one number, the temperature T, makes all its confidences weaker (above 1) or stronger (below 1) at once.`,
  guessLegend: 'Which T will make it honest?',
  guesses: [
    { value: 0.5, label: '0.5', note: 'surer' },
    { value: 1, label: '1', note: 'leave it' },
    { value: 2, label: '2', note: 'less sure' },
    { value: 4, label: '4', note: 'much less' },
    { value: 8, label: '8', note: 'hardly sure' }
  ],
  search: (n: number) =>
    `Now find it, on one half of the questions (${n} of them). The loss says how badly its confidences fit what was right. Move the slider until the loss is as low as you can get it.`,
  loss: 'Loss on this half',
  found: 'This is the lowest I can find',
  tried: 'Each dot is a place you have tried.',
  yours: (yours: number, fitted: number, guess: number) =>
    `You found T = ${yours.toFixed(2)}; the lowest loss is at T = ${fitted.toFixed(2)}. Your guess was ${guess}.`,
  otherHalf: (n: number, before: number, after: number) =>
    after < before
      ? `The other ${n} questions had no say in that, so they are the judge. There the loss falls from ${before.toFixed(2)} to ${after.toFixed(2)}: it really is mended.`
      : `The other ${n} questions had no say in that, so they are the judge. There the loss goes from ${before.toFixed(2)} to ${after.toFixed(2)}: it was not mended.`,
  kept: 'It still picks the same answers and gets as many right. Only its “sure” has changed.',
  before: 'Before, all questions',
  after: 'After, the other half',
  lossName: 'log loss, NLL',
  fiveTitle: 'Now ruin it on purpose',
  five: 'Suppose you have only five questions to find T with. Will that do?',
  fiveGuesses: [
    { value: 'fine', label: 'Yes, it is only one number' },
    { value: 'luck', label: 'Depends on the five' },
    { value: 'never', label: 'No, it will get worse every time' }
  ],
  draw: 'Fit T on five questions',
  again: 'Another five',
  drawn: (own: number, ownAfter: number, other: number, otherAfter: number) =>
    otherAfter > other
      ? `On its own five the loss falls (${own.toFixed(2)} → ${ownAfter.toFixed(2)}). On the other half it rises (${other.toFixed(2)} → ${otherAfter.toFixed(2)}): it learned the luck of the five.`
      : `On its own five the loss falls (${own.toFixed(2)} → ${ownAfter.toFixed(2)}), as it always does. On the other half too this time (${other.toFixed(2)} → ${otherAfter.toFixed(2)}).`,
  columns: ['T', 'its five', 'other half', ''],
  helped: 'helped',
  harmed: 'harmed',
  spread: (least: number, most: number, harmed: number, times: number) =>
    `In ${times} tries T came out anywhere from ${least.toFixed(1)} to ${most.toFixed(1)}, and ${harmed === 0 ? 'none' : harmed} of them made it worse. On its own five it always looked better. That is why nothing is judged by the questions it was fitted on.`,
  table: 'Your tries'
};
