import { describe, expect, it } from 'vitest';
import { contradicts, dateOf, datesIn, givesDate } from './dates';

describe('datesIn', () => {
  it.each([
    ['on 14 March 1879', [{ day: 14, month: 3, year: 1879 }]],
    ['the 14th of March, 1879', [{ day: 14, month: 3, year: 1879 }]],
    ['March 14th, 1879', [{ day: 14, month: 3, year: 1879 }]],
    ['in March of 1879', [{ month: 3, year: 1879 }]],
    ['on July 4', [{ day: 4, month: 7 }]],
    ['1879-03-14', [{ day: 14, month: 3, year: 1879 }]],
    [
      '4/7/1776',
      [
        { day: 7, month: 4, year: 1776 },
        { day: 4, month: 7, year: 1776 }
      ]
    ],
    ['14.3.1879', [{ day: 14, month: 3, year: 1879 }]],
    ['31 February to 40 March', [{ day: 31, month: 2 }]],
    ['in 1879, maybe in May', []]
  ])('%j holds %j', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });
});

describe('dateOf', () => {
  it('reads a text that is a date and nothing else', () => {
    expect(dateOf('14 March 1879')).toEqual({ day: 14, month: 3, year: 1879 });
    expect(dateOf('March 1879')).toEqual({ month: 3, year: 1879 });
    expect(dateOf('4 July fireworks')).toBeNull();
    expect(dateOf('1879')).toBeNull();
    expect(dateOf('May')).toBeNull();
  });
});

it('compares dates by the parts that are wanted', () => {
  const full = { day: 8, month: 5, year: 1945 };
  expect(givesDate(full, { month: 5, year: 1945 })).toBe(true);
  expect(givesDate({ month: 5, year: 1945 }, full)).toBe(false);
  expect(contradicts({ month: 5, year: 1945 }, full)).toBe(false);
  expect(contradicts({ month: 6, year: 1945 }, full)).toBe(true);
});
