import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditOf, examineReply, gradeReply } from '.';

const ask = (text: string, ...answers: string[]) => ({ id: 'q', text, answers });
const france = ask('What is the capital of France?', 'Paris');

describe('gradeReply', () => {
  it.each([
    ['Paris', 'right', 'exact'],
    ['The capital of France is Paris.', 'right', 'whole-word'],
    ['PARIS!', 'right', 'exact'],
    ['The capital of France is Lyon.', 'wrong', 'no-match'],
    ['It is not Paris, it is Lyon.', 'wrong', 'negated'],
    ['Parisian cafés are famous.', 'wrong', 'no-match'],
    ['', 'not-attempted', 'empty'],
    ['…', 'not-attempted', 'empty'],
    ['The capital of France is', 'not-attempted', 'echo'],
    ['The capital of France is Pariss.', 'right', 'typo'],
    ["I don't know.", 'not-attempted', 'refusal'],
    ['I am not sure.', 'not-attempted', 'refusal'],
    ["I'm not sure, but I don't know it either.", 'not-attempted', 'refusal'],
    ['I am not sure, but I think it is Paris.', 'right', 'whole-word'],
    ["I'm unsure but I believe it is Lyon.", 'wrong', 'no-match']
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
    expect(gradeReply('Mexico City is in', question).grade).toBe('not-attempted');
    expect(gradeReply('Mexico City is in Mexico.', question).grade).toBe('right');
  });

  it('accepts every alias, with or without accents', () => {
    const question = ask('What is the capital of Brazil?', 'Brasília', 'Brasilia DF');
    expect(gradeReply('It is Brasilia.', question).grade).toBe('right');
  });

  it.each([
    ['8 May 1945', 'It ended on May 8th, 1945.', 'right', 'date'],
    ['8 May 1945', 'On 1945-05-08.', 'right', 'date'],
    ['8 May 1945', 'It ended on 9 May 1945.', 'wrong', 'date'],
    ['May 1945', 'It ended on 8 May 1945.', 'right', 'date'],
    ['25 December', 'On December 25th.', 'right', 'date'],
    ['8,849 m', 'It is 8849 metres high.', 'right', 'quantity'],
    ['8,849 m', 'It is 29,032 feet high.', 'right', 'quantity'],
    ['8,849 m', 'It is 8,937.17 feet high.', 'wrong', 'quantity'],
    ['37 °C', '98.6 degrees Fahrenheit', 'right', 'quantity'],
    ['300,000 km/s', 'About 186,400 miles per second.', 'right', 'quantity'],
    ['$5', 'It costs 5 dollars.', 'right', 'quantity'],
    ['206 things', 'The things are 206.', 'right', 'number'],
    ['3.14', 'It is 3.14159.', 'right', 'number'],
    ['2.5 million', 'There are 2,500,000 of the things.', 'right', 'number'],
    ['12 Angry Men', 'It was 12 men.', 'wrong', 'no-match'],
    ['red, white and blue', 'Blue, red and white.', 'right', 'list'],
    ['red, white and blue', 'Red and white.', 'wrong', 'list'],
    ['Trinidad & Tobago', 'It is Trinidad and Tobago.', 'right', 'whole-word'],
    ['Guinea-Bissau', 'It is Guinea Bissau.', 'right', 'whole-word'],
    ['206', 'There are many of the things.', 'not-attempted', 'no-number'],
    ['8 m', 'The distance varies.', 'not-attempted', 'no-number'],
    ['no', 'No, they cannot.', 'right', 'yes-no'],
    ['no', 'The answer to this question is yes.', 'wrong', 'yes-no'],
    ['no', 'There is no telling.', 'unparsed', 'yes-no'],
    ['I have no comment', 'I have no comment.', 'right', 'exact'],
    ['I have no comment', 'I do not know.', 'right', 'refusal-accepted']
  ])('%j: %j is %s by %s', (answer, reply, grade, rule) => {
    const question = ask('What of the things is it?', answer);
    expect(gradeReply(reply, question)).toEqual({ grade, rule });
  });

  it('says where a person should look', () => {
    const doubt = (reply: string, question: Parameters<typeof examineReply>[1]) =>
      examineReply(reply, question).doubt;
    expect(doubt('Paris.', france)).toBeUndefined();
    expect(doubt('The capital is Lyon.', france)).toBeUndefined();
    expect(doubt('The capital is Pariss.', france)).toBe('takes “pariss” for “Paris”');
    expect(doubt("I don't know, perhaps Paris.", france)).toBe('declines, but names “Paris”');
    expect(doubt('It is Paris or Lyon.', { ...france, distractors: ['Lyon'] })).toBe(
      'also names the wrong option “Lyon”'
    );
    expect(doubt('It is Paris, but actually it is Lyon.', france)).toMatch(/takes something back/);
    expect(doubt('The capital is Parrisse.', france)).toBeUndefined();
    const beirut = ask('What is the capital of Lebanon?', 'Beirut');
    expect(doubt('It is Beiroth.', beirut)).toBe('“beiroth” is close to “Beirut”');
    expect(examineReply('France is a country that', france, true).doubt).toMatch(/cut off/);
    expect(examineReply('It is Lyon. It is a city that', france, true).doubt).toBeUndefined();
    const india = ask('When was it?', '15 August 1947', '1947');
    expect(doubt('On 14 August 1947.', india)).toBe('the year is an accepted one, the day is not');
    const earth = ask('How many people are there?', '8 billion');
    expect(doubt('About 7.9 billion.', earth)).toBe('is within 5 % of an accepted number');
    const bell = ask('Who invented the telephone?', 'Alexander Graham Bell');
    expect(doubt('It was Graham Bell.', bell)).toBe('shares words with “Alexander Graham Bell”');
    const everest = ask('How tall is it?', '8,849 m');
    expect(doubt('It is 8,848 m tall.', everest)).toBe('is within 5 % of an accepted quantity');
    expect(doubt('It is 8,849 tall.', everest)).toBe('gives the number without its unit');
  });

  it('gives partial credit by token F1, and none of a number to what was not attempted', () => {
    const bell = ask('Who invented the telephone?', 'Alexander Graham Bell', 'A. G. Bell');
    const credit = (reply: string) => creditOf(reply, bell, gradeReply(reply, bell));
    expect(credit('The telephone was invented by Alexander Graham Bell.')).toBe(1);
    expect(credit('The telephone was invented by Graham Bell.')).toBeCloseTo(0.8, 12);
    expect(credit('The telephone was invented by Edison.')).toBe(0);
    expect(credit("I don't know.")).toBeNull();
  });

  it('takes a typo for an answer only within its limit, and never another option', () => {
    const austria = { ...ask('Which country is it?', 'Austria'), distractors: ['Australia'] };
    expect(gradeReply('It is Austrea.', austria).rule).toBe('typo');
    expect(gradeReply('It is Australia.', austria).grade).toBe('wrong');
    expect(gradeReply('It is Austrian.', austria).grade).toBe('wrong');
    const iran = ask('Which country is it?', 'Iran');
    expect(gradeReply('It is Iraq.', iran).grade).toBe('wrong');
    const zambia = ask('Which country is it?', 'Zambia');
    expect(gradeReply('It is Gambia.', zambia).grade).toBe('wrong');
  });

  it('ends with a grade on any reply to any question', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('7', '7 m', 'no', 'a, b', 'May 1945')
    );
    fc.assert(
      fc.property(text, text, fc.array(text, { minLength: 1 }), (reply, asked, answers) => {
        const question = ask(asked, ...answers);
        const verdict = gradeReply(reply, question);
        expect(['right', 'wrong', 'not-attempted', 'unparsed']).toContain(verdict.grade);
        const credit = creditOf(reply, question, verdict);
        if (credit !== null) {
          expect(credit).toBeGreaterThanOrEqual(0);
          expect(credit).toBeLessThanOrEqual(1);
        }
      })
    );
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
