import { expect, it } from 'vitest';
import { workshopTitle } from './workshop';

it('names what the workshop keeps as a person knows it', () => {
  expect(workshopTitle('room/codes')).toBe('Codes of the room');
  expect(workshopTitle('mend-it/workshop-40/7')).toBe('Mend it · workshop-40/7');
  expect(workshopTitle('drafts/mend-it/workshop-40/7')).toBe('Mend it · workshop-40/7, not committed to yet');
  expect(workshopTitle('answers/workshop-40/7')).toBe('Your answers · workshop-40/7');
  expect(workshopTitle('something')).toBe('something');
});
