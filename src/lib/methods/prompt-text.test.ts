import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filledIn, fillIn } from './prompt-text';
import { truthPrompts } from './truth';

it('finds what was filled in, also where more follows', () => {
  const line = fc.string({ minLength: 1 }).filter((text) => !/Proposed answer:|Is the proposed/.test(text));
  fc.assert(
    fc.property(line, line, (question, answer) => {
      const { text } = truthPrompts.judge;
      const filled = `${fillIn(text, question, ['True', 'False'], { answer })}\nThe proposed answer is A`;
      expect(filledIn(text, filled)).toMatchObject({ question, answer });
    })
  );
  expect(filledIn('{question}?', 'Who?\nmore')).toEqual({ question: 'Who' });
  expect(filledIn('Q: {question}', 'Who?')).toBeNull();
});
