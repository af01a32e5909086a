import { describe, expect, it } from 'vitest';
import { examineReply } from '.';
import { placeOfName } from './mentions';

const tuna = {
  id: 'q',
  text: 'What class of animal is a tuna?',
  answers: ['fish', 'fishes'],
  distractors: ['mammal', 'bird', 'reptile']
};
const find = (reply: string, question: object = tuna) => examineReply(reply, { ...tuna, ...question });

describe('what a reply names first', () => {
  it.each([
    ['The tuna belongs to the class Mammalia, which includes all fish.', 'other-first'],
    ['A tuna is a mammal that looks like a fish.', 'other-first'],
    ['Tunas are mammals, not birds; a kind of fish.', 'other-first']
  ])('%j is wrong and doubtful', (reply, rule) =>
    expect(find(reply)).toEqual({ grade: 'wrong', rule, doubt: expect.stringContaining('first') })
  );

  it.each([
    'A tuna is a fish.',
    'A tuna is not a mammal; it is a fish.',
    'The tuna belongs to the class of fish.',
    'The class Fishes.'
  ])('%j is right without a doubt', (reply) => expect(find(reply)).toMatchObject({ grade: 'right' }));

  it('doubts an option named behind the answer, and an answer inside a clause about something else', () => {
    expect(find('A fish, though some take it for a mammal.').doubt).toBe(
      'also names the wrong option “mammal”'
    );
    expect(find('A tuna is an animal of the sea, which is full of fish.')).toEqual({
      grade: 'right',
      rule: 'whole-word',
      doubt: 'names it first in a clause about something else'
    });
    expect(find('A tuna is a fish, which lives in the sea.').doubt).toBeUndefined();
  });

  it('takes the kind of thing that is asked for by its name', () => {
    const baku = {
      text: 'Which city is the capital of Azerbaijan?',
      answers: ['Baku'],
      distractors: undefined
    };
    expect(find('It is the city of Ganja, and not far from Baku.', baku).rule).toBe('other-first');
    expect(find('The city Baku is its capital.', baku)).toEqual({ grade: 'right', rule: 'whole-word' });
    expect(find('The city of Azerbaijan’s government is Baku.', baku).grade).toBe('right');
  });

  it('knows a name with its endings, but not another name that begins alike', () => {
    expect(placeOfName('mammalia are here', 'mammal')).toBe(0);
    expect(placeOfName('some mammals', 'mammal')).toBe(5);
    expect(placeOfName('some mammoths', 'mammal')).toBe(-1);
    expect(placeOfName('nigeria', 'niger')).toBe(0);
    expect(placeOfName('nigeria', 'niger', ['nigeria'])).toBe(-1);
    expect(placeOfName('usa', 'us')).toBe(-1);
    expect(placeOfName('c++ and c', 'c++')).toBe(0);
    const niger = { text: 'Where is Abuja?', answers: ['Nigeria'], distractors: ['Niger'] };
    expect(find('Abuja is in Nigeria.', niger)).toEqual({ grade: 'right', rule: 'whole-word' });
  });
});
