import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeReply } from '../grading';
import type { Question } from '../question';
import { answerKey } from '../same-answer';
import { addDistractors } from './add-distractors';
import { amountOf, kindOfAnswer, yearOf } from './answer-kind';
import { distractorsFromSamples } from './from-samples';
import { SameGroupDistractors } from './same-group';

const ask = (id: string, group: string | undefined, ...answers: string[]): Question => ({
  id,
  text: `Question ${id}?`,
  answers,
  ...(group && { group })
});

describe('kindOfAnswer', () => {
  it.each([
    ['1867', 'year'],
    ['681 AD', 'year'],
    ['44 BC', 'year'],
    ['987', 'number'],
    ['340 BC', 'year'],
    ['14 December 1972', 'date'],
    ['October 24, 2006', 'date'],
    ['January 2008', 'date'],
    ['2020-02-29', 'date'],
    ['12', 'number'],
    ['forty-two', 'number'],
    ['$1,200', 'number'],
    ['3.5 km', 'number'],
    ['40%', 'number'],
    ['Paris', 'name'],
    ['T. S. Eliot', 'name'],
    ['The Lamian Gardens of Rome', 'name'],
    ['it converts light into energy', 'phrase'],
    ['Yes', 'yes-no'],
    ['false.', 'yes-no']
  ])('%s is a %s', (answer, kind) => {
    expect(kindOfAnswer(answer)).toBe(kind);
  });

  it('reads years and amounts', () => {
    expect(yearOf('340 BC')).toBe(-340);
    expect(yearOf('AD 79')).toBe(79);
    expect(yearOf('987')).toBeNull();
    expect(yearOf('2500')).toBeNull();
    expect(amountOf('€ 1,234.5 million')).toBe(1234.5);
  });
});

describe('SameGroupDistractors', () => {
  const years = Array.from({ length: 60 }, (_, i) => ask(`y${i}`, 'history', String(1500 + 8 * i)));
  const names = ['Anna Seghers', 'Bertolt Brecht', 'Max Frisch', 'Heinrich Böll', 'Franz Kafka', 'Novalis'];
  const set = [
    ...years,
    ...names.map((name, i) => ask(`n${i}`, 'history', name)),
    ask('p', 'places', 'Rome'),
    ask('q', 'places', 'Oslo', 'Kristiania'),
    ask('r', undefined, 'Madrid')
  ];
  const finder = new SameGroupDistractors(set);

  it('puts years near years', () => {
    const found = finder.suggest(years[30], 3, 1);
    expect(found).toHaveLength(3);
    for (const year of found) expect(Math.abs(Number(year) - 1740)).toBeLessThanOrEqual(5 * 8);
  });

  it('puts names beside names of the same form', () => {
    const found = finder.suggest(set[60], 3, 1);
    expect(found).toHaveLength(3);
    for (const name of found) expect(names).toContain(name);
  });

  it('stays in the group, and gives fewer where there are no more', () => {
    expect(
      finder.suggest(
        set.find(({ id }) => id === 'p')!,
        3,
        1
      )
    ).toEqual(['Oslo']);
    expect(
      finder.suggest(
        set.find(({ id }) => id === 'r')!,
        3,
        1
      )
    ).toEqual([]);
  });

  it('depends on the seed only', () => {
    const again = new SameGroupDistractors(set);
    for (const question of set) expect(again.suggest(question, 3, 7)).toEqual(finder.suggest(question, 3, 7));
    expect(
      years.some(
        (question) => finder.suggest(question, 3, 1).join() !== finder.suggest(question, 3, 2).join()
      )
    ).toBe(true);
  });

  it('never offers what is right', () => {
    const word = fc.constantFrom(
      'Paris',
      'paris.',
      'The Paris',
      'Lyon',
      'Île de France',
      '12',
      'twelve',
      '12.0',
      '1990',
      'June 1990',
      'yes',
      'no'
    );
    const anyQuestion = fc.record({
      answers: fc.array(word, { minLength: 1, maxLength: 3 }),
      group: fc.constantFrom('a', 'b')
    });
    fc.assert(
      fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 12 }), fc.integer(), (drafts, seed) => {
        const questions = drafts.map((draft, i) => ({ id: String(i), text: 'Which?', ...draft }));
        const finder = new SameGroupDistractors(questions);
        for (const question of questions) {
          const found = finder.suggest(question, 3, seed);
          expect(new Set(found).size).toBe(found.length);
          for (const text of found) {
            expect(question.answers.some((answer) => answerKey(answer) === answerKey(text))).toBe(false);
            expect(gradeReply(text, question).grade).not.toBe('right');
          }
        }
      })
    );
  });
});

it('takes the wrong ones of a model’s samples, the most frequent first', () => {
  const question = { ...ask('q', undefined, 'Canberra'), distractors: ['Perth'] };
  const samples = [
    'Sydney.',
    'The capital is Canberra.',
    '"**Melbourne**".',
    'a city in the south east of the country',
    ':\nsydney',
    'I don’t know.',
    '',
    'Answer: Sydney\nIt is a big city.',
    'Perth',
    'canberra'
  ];
  expect(distractorsFromSamples(question, samples, 5)).toEqual([
    { text: 'Sydney', samples: 3 },
    { text: 'Melbourne', samples: 1 }
  ]);
  expect(distractorsFromSamples(question, samples, 1)).toHaveLength(1);
});

describe('addDistractors', () => {
  const question = { ...ask('q', undefined, 'Canberra', '1,000'), distractors: ['Perth'] };

  it('keeps the origin of each and refuses what is right', () => {
    const { question: more, refused } = addDistractors(
      question,
      ['Sydney', 'the canberra!', 'perth', ' ', '1000'],
      'hand'
    );
    expect(more.distractors).toEqual(['Perth', 'Sydney']);
    expect(more.distractorOrigins).toEqual(['file', 'hand']);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'equals an accepted answer',
      'is already a distractor of this question',
      'is empty',
      'equals an accepted answer'
    ]);
    expect(question.distractors).toEqual(['Perth']);
    expect(addDistractors(more, ['Hobart'], 'model').question.distractorOrigins).toEqual([
      'file',
      'hand',
      'model'
    ]);
  });
});
