import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerPart } from './stated-confidence';
import { statedEvidence } from './stated-evidence';
import { shareInWords, wordsStated } from './stated-words';
import { wordsOfProbability } from './words-of-probability';

const prompt = 'Write how sure you are as "Confidence: 0.XX", from 0.00 to 1.00.';
const read = (reply: string, alone = false, words = true) =>
  statedEvidence(reply, { call: 'a', prompt, arm: { options: { words } }, alone });
const table = wordsOfProbability.flatMap(({ value, phrases }) =>
  phrases.map((phrase): [string, number] => [phrase, value])
);

it('the table falls, and holds no phrase twice', () => {
  const values = wordsOfProbability.map(({ value }) => value);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(new Set(table.map(([phrase]) => phrase)).size).toBe(table.length);
  for (const [phrase] of table) expect(phrase).toBe(phrase.toLowerCase());
});

describe.each(table)('“%s”', (phrase, value) => {
  it.each([
    `Paris\nConfidence: ${phrase}`,
    `Paris\n**Confidence:** ${phrase}.`,
    `Paris (confidence: ${phrase})`,
    `My confidence is ${phrase.toUpperCase()}.`,
    `Paris\n${phrase}.`,
    `Certainty level: "${phrase.replaceAll(' ', '  ')}"`
  ])('in %j', (reply) => {
    expect(read(reply)).toEqual({ kind: 'stated', call: 'a', value, inWords: true });
    expect(read(reply, false, false)).toEqual({ kind: 'stated', call: 'a', value: null });
  });

  it('alone, where nothing else is asked for', () => {
    expect(shareInWords(`${phrase}.`, true)).toBe(value);
    expect(shareInWords(`${phrase}.`)).toBeNull();
  });
});

it.each<[string, number]>([
  ['I am almost certain that it is Paris.', 0.93],
  ['It is Paris, and I’m virtually certain of it.', 0.93],
  ["I'm certain.", 1],
  ['Paris. I am all but certain.', 0.93],
  ['**Paris**, but I’m almost certain: it is well known.', 0.93],
  ['It is not Lyon. I am certain.', 1],
  ['Paris\nI am certain.', 1],
  ['My confidence is almost certain, because it is well known.', 0.93],
  ['Confidence: almost-certain', 0.93],
  ['Confidence: almost\ncertain', 0.93],
  ['Confidence: almost certain\nCertainty: highly likely', 0.93],
  ['The Certain Hotel\nConfidence: doubtful', 0.3]
])('%j is %d', (reply, value) => expect(read(reply).value).toBe(value));

it.each([
  'I am not certain.',
  "I'm not almost certain",
  'Confidence: not certain',
  'Confidence: less than certain',
  'Confidence: very likely',
  'Confidence: more likely than not',
  'Confidence: likely not',
  'Confidence: certain or almost certain',
  'Confidence: likely, almost certain',
  'Confidence: likely\nConfidence: doubtful',
  'Confidence: unlikely',
  'Confidence: improbable',
  'Confidence: fifty-fifty',
  'I am certain. Confidence: likely',
  "I can't say that I am certain.",
  "I wouldn't say I'm certain of it.",
  'I do not think I am certain.',
  'Paris, though I doubt I am certain.',
  "I'm not saying I'm certain.",
  'It would be false to say I am certain.',
  'I cannot say, and it would be wrong to: I am certain.',
  'I doubt that\nI am certain.',
  'Are you asking if I am certain?',
  'Paris, I am certain?',
  'I am certain that I cannot answer this.',
  'I am certain I have no clue',
  "I'm certain of one thing: nobody knows.",
  "I'm certain about the country, unsure about the city.",
  "I'm certain it might be Paris.",
  "I'm certain this is a guess.",
  'Hardly, I am certain.',
  "I'm certain that there is no answer.",
  'I am certain this question is unanswerable.',
  'I am certain, however, that I lack the data',
  'I am certain - well, almost: it is Paris',
  "I'm certain, just kidding.",
  'The claim “I am certain” is too strong.',
  'I am certain\nnot.',
  'I am certain that\nI cannot answer.',
  'I am certain\nthat nobody said so, or might have.',
  'Confidence: impossible, as I lack the data.',
  'Confidence: virtually impossible because nobody knows',
  "I'm probably in the minority here, but it is Paris.",
  'I am likely, it seems',
  'Answer:\nImpossible',
  '**The answer is:**\n\nImpossible.',
  '...\nImpossible',
  'I am certain that I am wrong.',
  "I'm certain it isn't Paris.",
  'Confidence: almost certain to be wrong',
  'Confidence: uncertain',
  'Confidence: certainly',
  'Confidence: possible',
  'Confidence: high',
  'Confidence: likely candidates are Paris and Lyon',
  'Confidence: not\ncertain',
  'It is far from\ncertain',
  'Confidence: 50-50',
  'A certain town in France.',
  'It is probably Paris.',
  'Mission: Impossible',
  'Impossible',
  'I have confidence in certain people.',
  // A number that cannot be read is a number all the same.
  'Confidence: 80-90, almost certain',
  'Confidence: almost certain (93 %)',
  ''
])('%j is not read', (reply) => {
  expect(read(reply)).toEqual({ kind: 'stated', call: 'a', value: null });
});

it('a number counts before words', () => {
  expect(read('I am almost certain. Confidence: 0.7')).toEqual({ kind: 'stated', call: 'a', value: 0.7 });
});

it.each([
  ['Paris\nAlmost certain.', 'Paris'],
  ['It is Paris, and I am almost certain of it.', 'It is Paris'],
  ['I am almost certain: Paris', 'Paris'],
  ['Paris\nConfidence: likely', 'Paris'],
  ['A certain town', 'A certain town'],
  ['Impossible', 'Impossible'],
  ['Answer:\nImpossible', 'Answer:\nImpossible'],
  ['Answer:\nImpossible\nConfidence: 0.9', 'Answer:\nImpossible'],
  ['Answer:\nImpossible\nConfidence: certain', 'Answer:\nImpossible'],
  ['Answer: I am almost certain it is Paris', 'it is Paris']
])('the answer of %j is %j', (reply, answer) => {
  expect(answerPart(reply, true)).toBe(answer);
});

it('gives a value of the table or none, whatever the text, and gets through long ones', () => {
  const pieces = fc.constantFrom(
    ...[
      'confidence',
      ':',
      ' ',
      '\n',
      'I am ',
      'almost ',
      'certain',
      'ly',
      ' not',
      'likely',
      '*',
      '(',
      '-',
      'is ',
      ','
    ]
  );
  const values = new Set<number | null>([null, ...wordsOfProbability.map(({ value }) => value)]);
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), fc.boolean(), (list, alone) => {
      const reply = list.join('');
      expect(values).toContain(shareInWords(reply, alone));
      for (const { start, end } of wordsStated(reply, alone)) expect(start).toBeLessThan(end);
      expect(reply).toContain(answerPart(reply, true));
    }),
    { numRuns: 1000 }
  );
  for (const shape of [
    'confidence:',
    '*',
    '(',
    '\n',
    ' ',
    'almost ',
    '\nlikely',
    'I am ',
    ', and ',
    'confidence is ',
    '- '
  ])
    expect(values).toContain(shareInWords(shape.repeat(60_000 / shape.length)));
  expect(shareInWords(`Confidence${'*'.repeat(60_000)}x`)).toBeNull();
  expect(shareInWords(`Confidence: almost${' '.repeat(20_000)}x`)).toBeNull();
});
