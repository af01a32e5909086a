import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionsOf } from './options';

const question = {
  id: 'q',
  text: 'Which?',
  answers: ['all of the above', 'all'],
  distractors: ['a', 'b', 'c']
};

it('shuffles by seed and question, and says where the right answer went', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const { texts, gold } = optionsOf(question, seed);
    expect(texts[gold]).toBe('all of the above');
    expect([...texts].sort()).toEqual(['a', 'all of the above', 'b', 'c']);
    expect(optionsOf(question, seed).texts).toEqual(texts);
    seen.add(texts.join());
  }
  expect(seen.size).toBe(24);
});

it('keeps the order where the options refer to each other', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 3 }), (seed, fixedAnswerIndex) => {
      const { texts, gold } = optionsOf({ ...question, fixedAnswerIndex }, seed);
      expect(gold).toBe(fixedAnswerIndex);
      expect(texts[gold]).toBe('all of the above');
      expect(texts.filter((_, i) => i !== gold)).toEqual(['a', 'b', 'c']);
    })
  );
});

it('puts the right answer last where distractors were rejected since', () => {
  expect(optionsOf({ ...question, distractors: ['a'], fixedAnswerIndex: 3 }, 1)).toEqual({
    texts: ['a', 'all of the above'],
    gold: 1
  });
});

it('refuses a question without distractors', () => {
  expect(() => optionsOf({ ...question, distractors: [] }, 1)).toThrow('Question q has no distractors');
});
