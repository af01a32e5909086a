import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerPart, statedConfidence } from './stated-confidence';

const read: [string, number][] = [
  ['Paris\nConfidence: 0.85', 0.85],
  ['Confidence: .85', 0.85],
  ['Confidence: 0,85', 0.85],
  ['Confidence: 0.85.', 0.85],
  ['Confidence: 1.00', 1],
  ['Confidence: 0', 0],
  ['Confidence: 100', 1],
  ['Confidence: 85', 0.85],
  ['Confidence: 85.5', 0.855],
  ['Confidence: 85 %', 0.85],
  ['Confidence: 85%', 0.85],
  ['Confidence: 85,5 %', 0.855],
  ['Confidence: 85\u202f%', 0.85],
  ['Confidence: 1 %', 0.01],
  ['Confidence: 90 percent', 0.9],
  ['Confidence: 90 per cent', 0.9],
  ['Confidence: 85/100', 0.85],
  ['Confidence: 85 / 100', 0.85],
  ['Confidence: 8.5/10', 0.85],
  ['Confidence: 9 out of 10', 0.9],
  ['Confidence: 9 (out of 10)', 0.9],
  ['Confidence: 3/5', 0.6],
  ['Confidence: 3 of 5', 0.6],
  ['Confidence: 1 in 10', 0.1],
  ['Confidence: 0.9/1.0', 0.9],
  ['Confidence: 1e-3', 0.001],
  ['Confidence: 2.5E-1', 0.25],
  ['Confidence (0-100): 85', 0.85],
  ['Confidence (0–100): 1', 0.01],
  ['Confidence (0-100%): 85%', 0.85],
  ['Confidence (0 to 1): 0.7', 0.7],
  ['Confidence (0.0-1.0): 0.7', 0.7],
  ['Confidence [0, 1]: 0.7', 0.7],
  ['Confidence (1-10): 8', 0.8],
  ['Confidence (out of 10): 8', 0.8],
  ['Confidence (%): 85', 0.85],
  ['Confidence in percent: 5', 0.05],
  ['Confidence, on a scale of 0 to 10: 7', 0.7],
  ['Confidence (my own): 0.7', 0.7],
  ['Confidence level: 85%', 0.85],
  ['Confidence score of 0.9', 0.9],
  ['**Confidence:** 0.85', 0.85],
  ['**Confidence**: **85%**', 0.85],
  ['Confidence: `0.85`', 0.85],
  ['Confidence - 85%', 0.85],
  ['Confidence:\n0.85', 0.85],
  ['| Confidence | 0.85 |', 0.85],
  ['{"answer": "Paris", "confidence": 0.85}', 0.85],
  ['{"confidence_score": 0.85}', 0.85],
  ['I would say my confidence is around 90%.', 0.9],
  ['Confidence: I am 90% confident', 0.9],
  ['Confidence (from 0 to 100): 85', 0.85],
  ['Confidence (scale 0-10): 7', 0.7],
  ['Confidence: 7/10 (70%)', 0.7],
  ['Confidence: 1.0 (certain)', 1],
  ['CONFIDENCE:85', 0.85],
  ['Paris (confidence: 0.85)', 0.85],
  ['Paris. Confidence (85%).', 0.85],
  ['Confidence: about 0.85', 0.85],
  ['Confidence: ~85 %', 0.85],
  ['Confidence: high (90%)', 0.9],
  ['Confidence: 0.85 (85%)', 0.85],
  ['Confidence: 85 because it is well known', 0.85],
  ['Confidence: 0.85 since it is well known', 0.85],
  ['My confidence in this answer is 85%.', 0.85],
  ['Certainty: 0.7', 0.7],
  ['How sure I am: 0.7', 0.7],
  ["I'm 100% sure", 1],
  ['I’m 100 % sure it is Paris.', 1],
  ['I am 85 percent certain.', 0.85],
  ['It is Paris, and I am about 90% confident.', 0.9],
  ['Paris, with 90 % confidence', 0.9],
  ["I'm 9 out of 10 sure", 0.9],
  ['Paris. 0.85 confident', 0.85],
  ['The answer is 42. Confidence: 0.9', 0.9],
  ['In 1990, 30 % of 12 million. Confidence: 75 %\n1. First reason', 0.75],
  ['Confidence: 0.8\nI repeat: confidence 0.8', 0.8],
  ['as "Confidence: 0.XX". Paris. Confidence: 0.8', 0.8]
];

const unread: string[] = [
  'Paris',
  '',
  '42',
  '0.85',
  '9 out of 10 planets',
  'About 85 % of the Earth is water.',
  'Confidence: 0.XX',
  'Confidence: X.XX',
  'Confidence:',
  'Confidence: high',
  'I have confidence in it. It was built in 1990.',
  'Confidence: between 80 and 90',
  'Confidence: 80-90',
  'Confidence: 80–90 %',
  'Confidence: 80% to 90%',
  'Confidence: 0.8 to 0.9',
  'Confidence (0.8-0.9)',
  'Confidence: 80 or 90',
  'Confidence: 0.00 (a guess) to 1.00 (certain)',
  'Confidence: from 0.00 (a guess) to 1.00 (certain)',
  'Confidence (0 = guess, 1 = certain):',
  'Confidence: 0.8, 0.9',
  'Confidence: 80,90',
  'Confidence: 85 ± 5 %',
  'I am 80-90% sure',
  'I am between 80 and 90 % sure',
  'Confidence: at least 80 %',
  'Confidence: > 90%',
  'Confidence: less than 0.5',
  'Confidence: 90 % or more',
  'Confidence: 90+',
  'Confidence: almost 100 %',
  "I'm not 100% sure",
  'I am more than 90 % sure',
  'Confidence: 0.85 (90 %)',
  'Confidence: 0.8\nConfidence: 0.9',
  "I'm 50% sure. Confidence: 0.9",
  'Confidence: -0.5',
  'Confidence: −5 %',
  'Confidence: 150 %',
  'Confidence: 150',
  'Confidence: 1.5',
  'Confidence: 8',
  'Confidence: 1',
  'Confidence (0-100): 1.00',
  'Confidence: 10',
  'Confidence: 12/10',
  'Confidence: 3/0',
  'Confidence: 12/10/2020',
  'Confidence: 1.2.3',
  'Confidence: 1 × 10^-3',
  'Confidence: 90 degrees',
  'Confidence: 1 person',
  'Confidence (0-100): 0.85',
  'Confidence (0-1): 85',
  'A 95% confidence interval is 1.96 standard errors wide.',
  'The confidence interval is 0.8.',
  'There is 1 sure way.',
  'Overconfidence: 0.9'
];

describe('stated confidence', () => {
  it.each(read)('%j is %d', (reply, value) => expect(statedConfidence(reply, null)).toBeCloseTo(value, 12));
  it.each(unread)('%j is not read', (reply) => expect(statedConfidence(reply, null)).toBeNull());

  const forms: ((percent: number) => string)[] = [
    (p) => (p / 100).toFixed(2),
    (p) => (p / 100).toFixed(2).replace('.', ','),
    (p) => `${p} %`,
    (p) => `${p}%`,
    (p) => `${p} percent`,
    (p) => `${p}/100`,
    (p) => `${p} out of 100`,
    (p) => `${(p / 10).toFixed(1)}/10`,
    (p) => `${p}e-2`
  ];
  const leads = [
    'Confidence: ',
    '**Confidence:** ',
    'My confidence is ',
    'Confidence level = ',
    'Certainty: about '
  ];

  it('reads every share in every form behind every name, whatever the answer before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(...forms),
        fc.constantFrom(...leads),
        fc.constantFrom('Paris', 'It is 42.', '12 % of 300', '1990-1995', '3 out of 4', ''),
        fc.constantFrom('', '.', '\n', '\n2. A reason'),
        (percent, form, lead, answer, end) => {
          const reply = `${answer}\n${lead}${form(percent)}${end}`;
          expect(statedConfidence(reply, null)).toBeCloseTo(percent / 100, 9);
          if (answer !== '') expect(answerPart(reply)).toBe(answer);
        }
      )
    );
  });

  it('reads a share in [0, 1] or nothing from any text, and an answer that is part of it', () => {
    const pieces = fc.constantFrom(
      ...[
        'confidence',
        'sure',
        ':',
        ' ',
        '\n',
        '0',
        '.',
        ',',
        '8',
        '100',
        '%',
        '/',
        '-',
        'to',
        '(',
        ')',
        'not',
        'e-3'
      ]
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 30 }).map((list) => list.join(''))
    );
    fc.assert(
      fc.property(texts, (reply) => {
        const value = statedConfidence(reply, null);
        expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        expect(reply).toContain(answerPart(reply));
      }),
      { numRuns: 2000 }
    );
  });

  it('gets through long replies of any one thing', () => {
    for (const shape of [
      ' ',
      '1',
      '(',
      'my ',
      '1,',
      'confidence: ',
      'about ',
      '9 % ',
      '9 % sure ',
      '-',
      '\n'
    ]) {
      const value = statedConfidence(shape.repeat(60_000 / shape.length), null);
      expect(value === null || value === 0.09, JSON.stringify(shape)).toBe(true);
    }
  });
});

describe('answer part', () => {
  it.each([
    ['Paris\nConfidence: 0.85', 'Paris'],
    ['Paris (confidence: 0.85)', 'Paris'],
    ['Paris.\n**Confidence:** 85%', 'Paris.'],
    ['Paris\nConfidence: high', 'Paris'],
    ['Paris\nConfidence: between 80 and 90', 'Paris'],
    ['It is Paris, and I am about 90% confident.', 'It is Paris'],
    ['It is Paris with 90 % confidence', 'It is Paris'],
    ["I'm 100% sure it is Paris.", 'it is Paris.'],
    ['Confidence: 0.85\nParis', 'Paris'],
    ['12 % of 300', '12 % of 300'],
    ['She has confidence in him.', 'She has confidence in him.'],
    ['', '']
  ])('of %j is %j', (reply, answer) => expect(answerPart(reply)).toBe(answer));
});
