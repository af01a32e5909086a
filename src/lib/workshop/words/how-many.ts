const points = (share: number) => `${Math.round(100 * share)}`;

/** Chapter 7. */
export const words = {
  opening:
    'Imagine a perfect model: whenever it says 70\u00a0%, it is right exactly 70 times out of 100 in the long run. We know it is perfect, because we made it up. Now it answers twenty questions.',
  guessLegend:
    'How far will its dots lie from the dotted line, on average? A perfect model should lie on it.',
  guesses: [
    { value: 0, label: '0 points', note: 'it is perfect' },
    { value: 5, label: 'about 5 points' },
    { value: 15, label: 'about 15 points' },
    { value: 30, label: 'about 30 points' }
  ],
  reveal: 'Draw twenty questions',
  count: 'How many questions?',
  again: 'Draw again',
  many: (times: number) => `Draw ${times} times`,
  now: (ece: number, n: number) => `This time: ${points(ece)} points off with ${n} questions.`,
  all: (times: number, mean: number, least: number, most: number) =>
    times === 1
      ? 'Draw again: it is the same perfect model, and only luck is different.'
      : `In ${times} draws: ${points(mean)} points on average, from ${points(least)} to ${points(most)}. All of it is luck: the model is perfect.`,
  floor: (n: number, mean: number, upper: number) =>
    `With ${n} questions a perfect model shows ${points(mean)} points on average, and more than ${points(upper)} once in twenty times. We call this the floor: whether a model that stays below it is perfect or not, these questions cannot tell.`,
  growing:
    'Now take 400 questions, twenty times as many, and draw again. Four times as many questions halve the luck.',
  strip: (n: number) => `Each draw of ${n} questions, points off the line`,
  diagram: (n: number) => `A perfect model, ${n} questions`,
  you: (ece: number, upper: number) =>
    ece > upper
      ? `Your own twenty answers were ${points(ece)} points off: more than luck usually makes (${points(upper)} for your answers).`
      : `Your own twenty answers were ${points(ece)} points off. Luck alone makes up to ${points(upper)} there. So about you, too, twenty questions cannot tell much.`,
  eceName: 'ECE'
};
