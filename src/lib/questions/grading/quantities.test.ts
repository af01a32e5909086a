import { describe, expect, it } from 'vitest';
import { quantitiesIn, quantityOf, sameQuantity } from './quantities';

describe('quantitiesIn', () => {
  it.each([
    ['8,848 meters (29,029 ft)', ['8848 m', '8848.0392 m']],
    ['a 5 kilometre walk', ['5000 m']],
    ['100 degrees Celsius', ['373.15 K']],
    ['37°C and $5', ['310.15 K', '5 dollar']],
    ['186,000 miles per second', ['299337984 m/s']],
    ['36 km/h or 10 m/s', ['10 m/s', '10 m/s']],
    ['2 square kilometres', ['2000000 m2']],
    ['5 in the morning, 12 men and 7 a day', []]
  ])('%j holds %j', (text, expected) => {
    const found = quantitiesIn(text).map(({ value, measure }) => `${+value.toFixed(6)} ${measure}`);
    expect(found).toEqual(expected);
  });
});

it('reads an answer that is a quantity and nothing else', () => {
  expect(quantityOf('about 5 km')).toMatchObject({ value: 5000, measure: 'm' });
  expect(quantityOf('5 km and more')).toBeNull();
  expect(quantityOf('12 Angry Men')).toBeNull();
  expect(quantityOf('5')).toBeNull();
});

it('compares exactly in one unit and within half a percent across units', () => {
  const same = (a: string, b: string) => sameQuantity(quantityOf(a)!, quantityOf(b)!);
  expect(same('8,849 m', '8849 metre')).toBe(true);
  expect(same('8,849 m', '8,848 m')).toBe(false);
  expect(same('42.195 km', '26.2 miles')).toBe(true);
  expect(same('42.195 km', '26 miles')).toBe(false);
  expect(same('37 °C', '98.6 °F')).toBe(true);
  expect(same('37 °C', '100 °F')).toBe(false);
  expect(same('5 km', '5 kg')).toBe(false);
  expect(same('1 year', '365 days')).toBe(true);
});
