import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCharacters, answerSpan } from './answer-span';

const span = (question: string, reply: string) => {
  const found = answerCharacters(reply, question);
  return found && reply.slice(...found);
};

// Replies of SmolLM2-135M-Instruct to questions of the lab's sets, right and wrong ones, and what a person marks as the answer in them.
describe('the answer within a reply', () => {
  it.each<[string, string, string | null]>([
    ['What is the capital of France?', 'The capital of France is Paris.', 'Paris'],
    ['What is the capital of France?', 'Paris is the capital of France.', 'Paris'],
    ['What is the capital of France?', 'paris', 'paris'],
    [
      'On which continent is Nigeria?',
      'Nigeria is a continent located in West Africa, specifically in the continent of Africa.',
      'West Africa'
    ],
    [
      'On which continent is Algeria?',
      'Algeria is located in the western part of the African continent.',
      'African'
    ],
    [
      'In which country is The Hague?',
      'The Hague is a city located in the Netherlands, Netherlands.',
      'Netherlands'
    ],
    [
      'In which country is Zaragoza?',
      'Zaragoza is a fictional city in the city of Zaragoza, Spain.',
      'Spain'
    ],
    ['In which country is New York City?', 'The capital of New York City is New York City, USA.', 'USA'],
    [
      'In which script is Russian written?',
      'The Russian language is written in the Cyrillic script.',
      'Cyrillic'
    ],
    ['What is the official language of Japan?', 'The official language of Japan is Japanese.', 'Japanese'],
    [
      'Who painted the Mona Lisa?',
      'The Mona Lisa is attributed to Leonardo da Vinci, but it is also believed to be a work of another.',
      'Leonardo da Vinci'
    ],
    [
      'Who wrote Romeo and Juliet?',
      'The story of Romeo and Juliet by William Shakespeare is attributed to him.',
      'William Shakespeare'
    ],
    [
      'Which planet is the hottest in the Solar System?',
      'The planet closest to our Solar System is Venus.',
      'Venus'
    ],
    ['In which year did the Second World War end?', 'The Second World War ended in 1945.', '1945'],
    [
      'In which year did the Berlin Wall fall?',
      'The Berlin Wall fell on January 20, 1989, marking the end.',
      '1989'
    ],
    [
      'In what year was Albert Einstein born?',
      'Albert Einstein was born on January 4, 1879, in Germany.',
      '1879'
    ],
    [
      'In what year was William Shakespeare born?',
      'The year William Shakespeare was born is not known for certain, but it’s widely believed to be 1564.',
      '1564'
    ],
    ['In what year did it happen?', 'It happened in the nineties.', 'nineties'],
    ['How many bones does an adult human have?', 'The answer to this question is 68.', '68'],
    ['How many legs does a spider have?', 'A spider has eight legs.', 'eight'],
    ['What is the atomic number of silver?', 'The atomic number of silver is 49. Its symbol is Ag.', '49'],
    [
      'What class of animal is a whale?',
      'The whale is a marine mammal, a mammal of the order Cetacea.',
      'marine mammal'
    ],
    ['What is the currency of Sri Lanka?', 'The currency of Sri Lanka is the rupee, says the Bank.', 'rupee'],
    ['In what year did agriculture begin?', 'Agriculture began around 10,000 BC.', '10,000 BC'],
    ['What year was it?', 'It happened in 79 AD.', '79 AD'],
    ['In what year did men land on the Moon?', 'A 3000 tonne Saturn V landed on the Moon in 1969.', '1969'],
    ['How many moons does Mars have?', 'Mars has two moons, discovered in 1877.', 'two'],
    ['How many strings has a violin?', 'A violin has four strings tuned to G3, D4, A4, and E5.', 'four'],
    ['How many wives had Henry VIII?', 'Between 1509 and 1547 he had six wives.', 'six'],
    ['How many people live in India?', 'As of 2020, there are 1,380 million people.', '1,380 million'],
    ['What is the sea level pressure in pascals?', 'The sea level pressure is 101,325 Pa.', '101,325 Pa'],
    ['What is the capital gains tax rate?', 'The capital gains tax rate is 20 % in the UK.', '20'],
    ['Where are red blood cells made?', 'They are made in the bone marrow, under EPO.', 'bone marrow'],
    ['Where is the Eiffel Tower?', 'The Eiffel Tower is a landmark in Paris.', 'Paris'],
    ['Which god are soldiers said to pray to?', 'Soldiers pray to Ares.', 'Ares'],
    ['Where should a baby be laid to sleep?', 'In a bed.', 'bed'],
    ['Who wrote The Hobbit?', 'It was written by J. R. R. Tolkien.', 'J. R. R. Tolkien'],
    ['Who is on the stamp?', 'It was Dr. Martin Luther King.', 'Dr. Martin Luther King'],
    ['What is the capital of France?', 'Sure! The capital of France is Paris.', 'Paris'],
    ['Which country has most people?', 'As of April 2023, India has the most.', 'India'],
    ['How many bones has a hand?', 'A hand has twenty-seven bones.', 'twenty-seven'],
    ['Who was it?', 'nobody knows', 'nobody knows'],
    ['What is the capital of Brunei?', 'The capital of Brunei is Brunei.', null],
    ['What is the capital of Brunei?', '', null]
  ])('%s %s', (question, reply, expected) => {
    expect(span(question, reply)).toBe(expected);
  });

  it('lies within the reply’s first sentence, and takes whole tokens', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' Peru', ' is', ' 19', '45', '.', ' Lima', ' de', ',', ' the', '\n', ' ó')),
        fc.constantFrom('What year was it?', 'Who was it?', 'How many?', 'What is it?', 'Where is Lima?'),
        (tokens, question) => {
          const reply = tokens.join('');
          const characters = answerCharacters(reply, question);
          const found = answerSpan(tokens, question);
          expect(found === null).toBe(characters === null);
          if (!found || !characters) return;
          const before = tokens.slice(0, found[0]).join('').length;
          const after = tokens.slice(0, found[1]).join('').length;
          expect(before).toBeLessThanOrEqual(characters[0]);
          expect(after).toBeGreaterThanOrEqual(characters[1]);
          expect(characters[1]).toBeGreaterThan(characters[0]);
        }
      )
    );
  });
});
