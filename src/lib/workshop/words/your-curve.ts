import { percent } from './percent';

/** Chapter 2. */
export const words = {
  opening:
    'You said how sure you were. How often were you right when you said 40\u00a0%? When you said 80\u00a0%? Draw what you expect: drag the five points up or down.',
  diagonal:
    'On the dotted line, somebody who says 80\u00a0% is right 80 times out of 100. Below it they are too sure, above it not sure enough.',
  drawing: 'The curve you expect of yourself',
  handle: (confidence: number) => `When you said ${percent(confidence)}, how often were you right?`,
  keys: 'With the keyboard: Tab to a point, arrow keys up and down.',
  lock: 'This is my curve: show me',
  diagram: 'Your twenty answers',
  yours: 'what you drew',
  legend: 'Dots: your answers, a larger dot for more of them. Dashed line: what you drew.',
  closest: (off: number) => `On average your line lies ${Math.round(100 * off)} points from the dots.`,
  gap: (says: number, right: number, count: number) =>
    `When you said about ${percent(says)}, you were right ${percent(right)} of the time (${count} answers).`,
  average: (says: number, right: number) =>
    `All in all you said ${percent(says)} and were right ${percent(right)} of the time.`,
  floor: (ece: number, upper: number, n: number) =>
    ece > upper
      ? `Your dots lie ${Math.round(100 * ece)} points from the dotted line on average. With ${n} answers, chance alone rarely makes more than ${Math.round(100 * upper)}: that is hardly bad luck alone.`
      : `Your dots lie ${Math.round(100 * ece)} points from the dotted line on average. Careful: with only ${n} answers, chance alone makes up to ${Math.round(100 * upper)}, even for somebody who can be believed completely. Twenty questions cannot tell.`,
  eceName: 'expected calibration error, ECE',
  bars: 'The grey bar behind each dot is where it could lie by luck alone. The thin line shows how far the true share may be from the dot.',
  table: 'Your answers, one by one',
  columns: ['', 'Question', 'You said', 'How sure', 'Right answer'],
  right: 'right',
  wrong: 'wrong',
  left: 'left open'
};
