import { expect, it } from 'vitest';
import { assertTabHolds, isIos } from './tab-limit';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15';
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

it.each([
  ['an iPhone', IPHONE, 5, true],
  ['an iPad that calls itself a Mac', MAC, 5, true],
  ['a Mac', MAC, 0, false],
  ['a computer with a touch screen', LINUX, 10, false]
])('tells %s', (_, userAgent, maxTouchPoints, ios) => {
  expect(isIos({ userAgent, maxTouchPoints })).toBe(ios);
});

it('refuses on an iPhone what would have the page closed, and nothing elsewhere', () => {
  const iphone = { userAgent: IPHONE, maxTouchPoints: 5 };
  expect(() => assertTabHolds(98e6, iphone)).not.toThrow();
  expect(() => assertTabHolds(1.3e9, iphone)).toThrow(/1\.3 GB, more than an iPhone or iPad/);
  expect(() => assertTabHolds(1.3e9, { userAgent: MAC, maxTouchPoints: 0 })).not.toThrow();
});
