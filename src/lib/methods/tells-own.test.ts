import { expect, it } from 'vitest';
import { tellsOwn } from './tells-own';

const of = (text: string, ...answers: string[]) => ({ text, answers });

it('finds the question and its answers by whole words, in any case', () => {
  const asked = of('Which letter stands for tungsten?', 'W');
  const known = [
    of('Who wrote Waverley?', 'Walter Scott'),
    of('which letter stands for Tungsten', 'none'),
    of('Which point of the compass is left of N?', 'w'),
    of('What does “W” stand for?', 'west')
  ];
  expect(tellsOwn(known, asked)).toEqual([false, true, true, true]);
  expect(tellsOwn([of('Where was paris taken?', 'Troy')], of('Where is the Louvre?', 'Paris'))).toEqual([
    true
  ]);
  expect(tellsOwn([], asked)).toEqual([]);
  expect(tellsOwn([of('Who?', 'me')], of('', ''))).toEqual([false]);
});

it('leaves in an answer that several have: the others alone would tell it', () => {
  const known = [
    of('Is it hot?', 'yes'),
    of('Is it cold?', 'no'),
    of('Is it wet?', 'Yes'),
    of('Is it dry?', 'no')
  ];
  for (const answer of ['yes', 'no'])
    expect(tellsOwn(known, of('Is it late?', answer))).toEqual([false, false, false, false]);
  // Of which the question itself is none.
  expect(tellsOwn([of('Is it late?', 'yes'), of('Is it hot?', 'yes')], of('Is it late?', 'yes'))).toEqual([
    true,
    true
  ]);
});
