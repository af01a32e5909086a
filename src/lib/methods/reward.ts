import { askAllowingAbstention } from './abstaining';
import { defineMethod } from './define-method';
import { guessPrompts } from './guess-prompts';
import { maxTokens } from './max-tokens';

const framings = ['none', 'rewards', 'abstaining', 'humility'] as const;
const DECLINE = 'You may say "I don\'t know".';
const POINTS = 'You get {right} points if your answer is right and {wrong} points if it is wrong';
const framed = (title: string, words: string, points: readonly ('right' | 'wrong' | 'abstain')[]) => ({
  title,
  text: `{question}\n\n${words}`,
  completion: `${words}\n\nQuestion: {question}\nAnswer:`,
  placeholders: ['question', ...points] as const
});
const points = (title: string, initial: number) =>
  ({ kind: 'number', title, initial, least: -100, most: 100 }) as const;

/** The question with announced points, and abstaining allowed. */
export const reward = defineMethod({
  id: 'reward',
  title: 'It is told what an answer is worth',
  plain:
    'Points for a right answer, a wrong one and none are announced. Someone who knows how likely they are right would decline below a certain chance; whether the model does shows in how often it answers and how often it is wrong when it does. What it declines is not attempted, and a best guess is asked for.',
  source: 'Kalai et al. 2025, on announced penalties; I-CALM (reward framing)',
  prompts: {
    none: framed('No points announced', DECLINE, []),
    rewards: framed('Points, none named for declining', `${POINTS}. ${DECLINE}`, ['right', 'wrong']),
    abstaining: framed(
      'Points, and those for declining',
      `${POINTS}; "I don't know" gives {abstain} points.`,
      ['right', 'wrong', 'abstain']
    ),
    humility: framed(
      'Points, with a norm of humility',
      `${POINTS}; "I don't know" gives {abstain} points. It is better to admit that you do not know than to be wrong.`,
      ['right', 'wrong', 'abstain']
    ),
    ...guessPrompts
  },
  options: {
    maxTokens,
    framing: { kind: 'choice', title: 'What is announced', initial: 'abstaining', choices: framings },
    right: points('Points for a right answer', 1),
    wrong: points('Points for a wrong answer', -1),
    abstain: points('Points for declining', 0)
  },
  leaves: ['abstention', 'reply'],
  cost: 'one reply, and a second where it declines',
  usualFor: 'none',
  needsOptions: false,
  ask(asking) {
    const { prompts, options } = asking.arm;
    const framing = options.framing as (typeof framings)[number];
    const [right, wrong, abstaining] = [options.right, options.wrong, options.abstain] as [
      number,
      number,
      number
    ];
    const told = framing === 'abstaining' || framing === 'humility';
    return askAllowingAbstention(asking, prompts[framing], told ? { right, wrong, abstaining } : null, {
      right: String(right),
      wrong: String(wrong),
      abstain: String(abstaining)
    });
  }
});
