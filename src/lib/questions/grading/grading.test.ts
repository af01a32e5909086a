import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeReply } from '.';

const ask = (text: string, ...answers: string[]) => ({ id: 'q', text, answers });
const france = ask('What is the capital of France?', 'Paris');

describe('gradeReply', () => {
  it.each([
    ['Paris', 'right', 'exact'],
    ['The capital of France is Paris.', 'right', 'whole-word'],
    ['PARIS!', 'right', 'exact'],
    ['The capital of France is Lyon.', 'wrong', 'no-match'],
    ['It is not Paris, it is Lyon.', 'wrong', 'no-match'],
    ['Parisian cafés are famous.', 'wrong', 'no-match'],
    ['', 'not-attempted', 'refusal'],
    ['…', 'not-attempted', 'refusal'],
    ["I don't know.", 'not-attempted', 'refusal']
  ])('%j is %s by %s', (reply, grade, rule) => {
    expect(gradeReply(reply, france)).toEqual({ grade, rule });
  });

  it('reads numbers as numbers', () => {
    const legs = ask('How many legs has a spider?', '8');
    expect(gradeReply('A spider has eight legs.', legs).grade).toBe('right');
    expect(gradeReply('A spider has 8 legs.', legs).grade).toBe('right');
    expect(gradeReply('A spider has 6 legs.', legs).grade).toBe('wrong');
    expect(gradeReply('Either 6 or 8.', legs).grade).toBe('wrong');
    const population = ask('How many people live there?', '1234567');
    expect(gradeReply('About 1,234,567 people.', population).grade).toBe('right');
  });

  it('takes neither the day of a date nor “one of” for a number', () => {
    const born = ask('In what year was Albert Einstein born?', '1879');
    expect(gradeReply('Albert Einstein was born on March 14, 1879, in Ulm.', born).grade).toBe('right');
    expect(gradeReply('He was born on the 14th of March 1879.', born).grade).toBe('right');
    expect(gradeReply('He was born on March 14, 1880.', born).grade).toBe('wrong');
    const oxygen = ask('What is the atomic number of oxygen?', '8');
    expect(gradeReply('Oxygen, one of the gases of the air, has the atomic number 8.', oxygen).grade).toBe(
      'right'
    );
  });

  it('reads short answers with their capitals', () => {
    const arsenic = ask('What is the chemical symbol of arsenic?', 'As');
    expect(gradeReply('It is As.', arsenic).grade).toBe('right');
    expect(gradeReply('as', arsenic).grade).toBe('right');
    expect(gradeReply('It is as common as lead.', arsenic).grade).toBe('wrong');
    const city = ask('In which country is Boston?', 'United States', 'US');
    expect(gradeReply('It is in the US.', city).grade).toBe('right');
    expect(gradeReply('Nobody has told us.', city).grade).toBe('wrong');
  });

  it('does not take an echo of the question for an answer', () => {
    const question = ask('In which country is Mexico City?', 'Mexico');
    expect(gradeReply('Mexico City is a city.', question).grade).toBe('wrong');
    expect(gradeReply('Mexico City is in Mexico.', question).grade).toBe('right');
  });

  it('accepts every alias, with or without accents', () => {
    const question = ask('What is the capital of Brazil?', 'Brasília', 'Brasilia DF');
    expect(gradeReply('It is Brasilia.', question).grade).toBe('right');
  });

  it('finds any plain answer in a sentence around it', () => {
    const word = fc.stringMatching(/^[B-Z][a-z]{3,9}$/).filter((text) => text !== 'Unknown');
    fc.assert(
      fc.property(word, (answer) => {
        const question = ask('Which town was it?', answer);
        expect(gradeReply(`I believe it was ${answer}.`, question).grade).toBe('right');
      })
    );
  });
});
