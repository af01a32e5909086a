import { expect, it } from 'vitest';
import type { Question } from '../questions/question';
import { knownQuestions, knownText } from './known-questions';

const of = (text: string, ...answers: string[]): Question => ({ id: text, text, answers });
const asked = of('Which river flows through Rome?', 'Tiber');
const read = (text: string) => knownQuestions(text, asked).map(({ text, answers }) => [text, answers]);

it('reads back what it wrote, each in one line', () => {
  const text = knownText([of('What is\nthe capital of France?', 'Paris', ' Lutetia '), of('2 + 2?', '4')]);
  expect(text).toBe('What is the capital of France?\n= Paris\n= Lutetia\n\n2 + 2?\n= 4');
  expect(read(text)).toEqual([
    ['What is the capital of France?', ['Paris', 'Lutetia']],
    ['2 + 2?', ['4']]
  ]);
});

it('leaves out the question asked, any that holds an answer of it, and those without an answer', () => {
  const text = knownText([
    asked,
    of('Where does the Tiber end?', 'Ostia'),
    of('Who?', 'He of the Tiber'),
    of('Why?')
  ]);
  expect(read(text)).toEqual([]);
  expect(read('')).toEqual([]);
  expect(read('A question that a person wrote?\n\n\n= no question before it')).toEqual([]);
  expect(knownQuestions('One?\n= Two', of('Asked?', ''))).toHaveLength(1);
});
