import { describe, expect, it } from 'vitest';
import { numberOf, numbersIn } from './numbers';

describe('numberOf', () => {
  it.each([
    ['1,234', 1234],
    ['-3.5', -3.5],
    ['−3.5', -3.5],
    ['.5', 0.5],
    ['7 %', 7],
    ['twenty-one', 21],
    ['two hundred and six', 206],
    ['three hundred thousand', 300_000],
    ['one thousand two hundred', 1200],
    ['2.5 million', 2_500_000],
    ['eight billion', 8e9],
    ['one two', null],
    ['nineteen ninety', null],
    ['1,23', null],
    ['12 men', null],
    ['', null]
  ])('%j is %s', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });
});

describe('numbersIn', () => {
  it.each([
    ['A spider has eight legs and 2 parts.', [8, 2]],
    ['born on March 14, 1879, in Ulm', [1879]],
    ['one of the 3', [3]],
    ['H2O and the 14th', []],
    ['8km or 5-10 km', [8, 5, 10]],
    ['It is 56.', [56]],
    ['1,234,567 people', [1_234_567]]
  ])('%j holds %j', (text, values) => {
    expect(numbersIn(text)).toEqual(values);
  });
});
