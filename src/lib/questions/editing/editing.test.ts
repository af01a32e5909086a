import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../question';
import { parseQuestionSet } from '../schema';
import { draftFaults, draftOf, emptyDraft, questionOf } from './draft';
import { findDuplicates } from './duplicates';
import { viewed, wholeView } from './search';

const itself = (question: Question) => question;
const capital: Question = {
  id: 'q1',
  text: 'What is the capital of Brazil?',
  answers: ['Brasília', 'Brasilia'],
  distractors: ['Rio de Janeiro', 'São Paulo'],
  distractorOrigins: ['file', 'hand'],
  fixedAnswerIndex: 2,
  group: 'places',
  popularity: 0.5
};

describe('a draft', () => {
  it('nobody touched makes the question it was made of', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    const questions = fc.record(
      {
        id: word,
        text: word,
        answers: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
        distractors: fc.array(word, { minLength: 1, maxLength: 4 }),
        group: word,
        popularity: fc.double({ min: 0, max: 1, noNaN: true })
      },
      { requiredKeys: ['id', 'text', 'answers'] }
    );
    fc.assert(
      fc.property(questions, (question) => {
        expect(questionOf(draftOf(question), question)).toEqual(question);
      })
    );
    expect(questionOf(draftOf(capital), capital)).toEqual(capital);
  });

  it('refuses a distractor that is an accepted answer in other letters, and one that is there twice', () => {
    const draft = draftOf(capital);
    draft.distractors.push(
      { text: 'brasilia ', origin: 'hand', before: false },
      { text: 'rio de janeiro', origin: 'hand', before: false }
    );
    expect(draftFaults(draft)).toEqual([
      { field: 'distractors', index: 2, message: '“brasilia” is an accepted answer: it can’t be wrong too.' },
      { field: 'distractors', index: 3, message: '“rio de janeiro” is there twice.' }
    ]);
  });

  it('tells answers apart that normalise to nothing', () => {
    const draft = {
      text: 'Which?',
      answers: ['A'],
      distractors: [{ text: '!', origin: 'hand' as const, before: false }],
      group: ''
    };
    expect(draftFaults(draft)).toEqual([]);
  });

  it('that is empty says what is missing; empty lines are left out', () => {
    expect(draftFaults(emptyDraft).map(({ field }) => field)).toEqual(['text', 'answers']);
    const draft = {
      text: ' Why? ',
      answers: ['', ' so ', 'so'],
      distractors: [{ text: ' ', origin: 'hand' as const, before: false }],
      group: ' '
    };
    expect(draftFaults(draft)).toEqual([]);
    expect(questionOf(draft, { id: 'own-1' })).toEqual({ id: 'own-1', text: 'Why?', answers: ['so'] });
  });

  it('keeps origins beside their distractors, and the fixed place within the options', () => {
    const draft = draftOf(capital);
    draft.distractors.shift();
    expect(questionOf(draft, capital)).toMatchObject({
      distractors: ['São Paulo'],
      distractorOrigins: ['hand'],
      fixedAnswerIndex: 1
    });
    draft.distractors.shift();
    const bare = questionOf(draft, capital);
    expect(bare).not.toHaveProperty('distractors');
    expect(bare).not.toHaveProperty('fixedAnswerIndex');
    expect(parseQuestionSet({ id: 's', title: 's', questions: [bare] }).questions[0]).toEqual(bare);
  });
});

describe('duplicates', () => {
  const question = (id: string, text: string, ...answers: string[]): Question => ({ id, text, answers });

  it('are the same words, whatever their case and punctuation; another answer is marked', () => {
    const first = question('1', 'What is the capital of France?', 'Paris', 'Lutetia');
    const same = question('2', 'what is capital of france', 'paris');
    const other = question('3', 'What is the capital of France?', 'Vichy');
    expect(findDuplicates([first, question('4', 'Else?', 'x'), same, other], itself)).toEqual([
      {
        kept: first,
        others: [
          { item: same, sameAnswer: true },
          { item: other, sameAnswer: false }
        ]
      }
    ]);
  });

  it('are not questions of signs alone', () => {
    expect(findDuplicates([question('1', '???', 'a'), question('2', '!!!', 'a')], itself)).toEqual([]);
  });
});

describe('a view', () => {
  const items: Question[] = [
    capital,
    { id: 'q2', text: 'Number 10?', answers: ['ten'], group: 'numbers' },
    { id: 'q3', text: 'Number 9?', answers: ['nine'], group: 'numbers' },
    { id: 'q4', text: 'Loose?', answers: ['yes'] }
  ];
  const ids = (view: Partial<typeof wholeView>) =>
    viewed(items, { ...wholeView, ...view }, itself).map(({ id }) => id);

  it('finds all words anywhere, without accents or case', () => {
    expect(ids({ search: 'BRASILIA  sao' })).toEqual(['q1']);
    expect(ids({ search: 'number' })).toEqual(['q2', 'q3']);
    expect(ids({ search: 'nowhere' })).toEqual([]);
  });

  it('keeps to a group, to those without one, to those without distractors', () => {
    expect(ids({ group: 'numbers' })).toEqual(['q2', 'q3']);
    expect(ids({ group: '' })).toEqual(['q4']);
    expect(ids({ bare: true })).toEqual(['q2', 'q3', 'q4']);
  });

  it('sorts numbers as numbers and keeps equal ones in order', () => {
    expect(ids({ sort: 'text' })).toEqual(['q4', 'q3', 'q2', 'q1']);
    expect(ids({ sort: 'distractors', descending: true })).toEqual(['q1', 'q2', 'q3', 'q4']);
    expect(ids({ descending: true })).toEqual(['q4', 'q3', 'q2', 'q1']);
  });
});
