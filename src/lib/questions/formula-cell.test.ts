import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defuseFormula, restoreFormula } from './formula-cell';

it.each(['=1+1', '+1', '-5', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", "''=1", '＝1'])(
  'defuses %j',
  (cell) => {
    expect(defuseFormula(cell)).toBe(`'${cell}`);
  }
);

it.each(['', 'Paris', "'t Hooft", '1-2', "rock 'n' roll"])('leaves %j alone', (cell) => {
  expect(defuseFormula(cell)).toBe(cell);
  expect(restoreFormula(cell)).toBe(cell);
});

it('gives back every text, and lets no formula through', () => {
  const nasty = fc.string({ unit: fc.constantFrom("'", '=', '-', '@', '\t', 'a', '＝'), maxLength: 6 });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), (text) => {
      const cell = defuseFormula(text);
      expect(restoreFormula(cell)).toBe(text);
      expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    })
  );
});
