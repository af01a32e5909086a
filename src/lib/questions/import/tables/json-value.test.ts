import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json-value';

describe('whole numbers that JavaScript’s cannot hold', () => {
  it.each<[string, unknown]>([
    ['{"answer":12345678901234567890}', { answer: '12345678901234567890' }],
    ['[-9007199254740993, 9007199254740991]', ['-9007199254740993', 9007199254740991]],
    [
      '{"12345678901234567890":"a \\" 12345678901234567890"}',
      { '12345678901234567890': 'a " 12345678901234567890' }
    ],
    ['[0.1234567890123456, 1e21, 5]', [0.1234567890123456, 1e21, 5]]
  ])('keep their digits: %s', (text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it('and all beside them is as JSON.parse reads it', () => {
    const digits = fc.stringMatching(/^["\\]?\d{15,25}["\\]?$/);
    const number = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
    const value = fc.oneof(fc.string(), digits, number, fc.boolean(), fc.constant(null));
    const record = fc.dictionary(fc.oneof(fc.string(), digits), value);
    fc.assert(
      fc.property(fc.array(fc.oneof(value, record, fc.array(value))), (values) => {
        const text = JSON.stringify(values);
        expect(parseJson(`[12345678901234567890,${text}]`)).toEqual([
          '12345678901234567890',
          JSON.parse(text)
        ]);
      })
    );
  });
});
