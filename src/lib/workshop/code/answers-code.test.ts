import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learner } from '../../../../tests/fixtures/learners';
import type { LearnerAnswers } from '../learner-answers';
import { bytesOfAnswers } from './answers-bytes';
import { CodeRefused, decodeAnswers, encodeAnswers, LONGEST_CODE } from './answers-code';
import { fromBase32, toBase32 } from './base32';
import { findCodes } from './find-codes';
import { hashText } from '../../calibration/splitting/hash-text';

const anyText = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .map((text) => text.normalize().replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ''))
    .map((text) => [...text].slice(0, maxLength).join(''));
const someText = (maxLength: number) => anyText(maxLength).filter((text) => text.length > 0);

const anyAnswers: fc.Arbitrary<LearnerAnswers> = fc.record({
  set: someText(20),
  setHash: someText(24),
  nickname: anyText(20),
  answers: fc
    .uniqueArray(
      fc.record({
        questionId: someText(14),
        choice: fc.option(anyText(16)),
        confidence: fc.integer({ min: 2500, max: 10_000 }).map((step) => step / 10_000),
        correct: fc.boolean()
      }),
      { selector: ({ questionId }) => questionId, minLength: 1, maxLength: 20 }
    )
    .map((answers) => answers.map((one) => ({ ...one, correct: one.correct && one.choice !== null })))
});

/** A code with this content, whatever it is, length and checksum right. */
function codeOf(content: Uint8Array): string {
  const framed = new Uint8Array(content.length + 6);
  const view = new DataView(framed.buffer);
  view.setUint16(0, content.length);
  framed.set(content, 2);
  view.setUint32(2 + content.length, hashText(String.fromCharCode(...content)));
  return `LABROOM1.${toBase32(framed)}.`;
}

const reasonOf = (code: string) => {
  try {
    decodeAnswers(code);
    return null;
  } catch (error) {
    if (error instanceof CodeRefused) return error.message;
    throw error;
  }
};

describe('base 32', () => {
  it('gives bytes back, in capitals or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
        expect(fromBase32(toBase32(bytes).toLowerCase())).toEqual(bytes);
      })
    );
  });

  it('is Crockford’s: his alphabet, and letters that look like digits are read as these', () => {
    expect(toBase32(Uint8Array.of(0, 68, 50, 20, 199, 66, 84, 182, 53, 207))).toBe('0123456789ABCDEF');
    expect(fromBase32('oO1iIlL0')).toEqual(fromBase32('00111110'));
    expect(fromBase32('A-')).toEqual({ stranger: '-' });
  });
});

describe('a code', () => {
  it('gives back whatever answers it was made of', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(decodeAnswers(encodeAnswers(answers))).toEqual(answers);
      })
    );
  });

  it('of twenty answers takes a fraction of what a QR code holds', () => {
    const code = encodeAnswers(learner('red fox', 1));
    expect(code).toMatch(/^[0-9A-Z.]+$/);
    expect(code.length).toBeLessThan(850);
  });

  it('survives capitals, broken lines and other words around it, many at once', () => {
    const codes = ['ant', 'bee', 'cat'].map((name, i) => encodeAnswers(learner(name, i)));
    const pasted = `Anna (LABROOM):\n${codes[0].toLowerCase()}\n\n> Ben: ${codes[1].replace(/.{60}/g, '$&\r\n')} bye\n${codes[2]}`;
    expect(findCodes(pasted).map((code) => decodeAnswers(code).nickname)).toEqual(['ant', 'bee', 'cat']);
    expect(findCodes('hello')).toEqual([]);
  });

  it('with one character changed is never taken for other answers', () => {
    const answers = learner('red fox', 2);
    const code = encodeAnswers(answers);
    fc.assert(
      fc.property(
        fc.nat(code.length - 2),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ.'),
        (at, digit) => {
          const changed = code.slice(0, at) + digit + code.slice(at + 1);
          if (reasonOf(changed) === null) expect(decodeAnswers(changed)).toEqual(answers);
        }
      ),
      { numRuns: 500 }
    );
  });

  it('cut off anywhere says so', () => {
    const code = encodeAnswers(learner('red fox', 3));
    for (let length = 'LABROOM1.'.length; length < code.length - 1; length++) {
      expect(reasonOf(code.slice(0, length))).toMatch(/cut off/);
    }
  });
});

describe('what is refused, and why', () => {
  const good = encodeAnswers(learner('red fox', 4));
  const contentOf = (change: (answers: LearnerAnswers) => void) => {
    const answers = structuredClone(learner('red fox', 4));
    change(answers);
    return codeOf(bytesOfAnswers(answers));
  };
  it.each<[string, string, RegExp]>([
    ['nothing', '', /no code of the room/],
    ['a web address', 'https://example.org/', /no code of the room/],
    ['another version', good.replace('LABROOM1', 'LABROOM2'), /version 2, and this page reads version 1/],
    ['a strange character', good.replace(/\.(.)/, '.!'), /belongs to none: "!"/],
    ['a changed one', good.slice(0, 40) + (good[40] === 'A' ? 'B' : 'A') + good.slice(41), /checksum/],
    ['a longer one', `${good.slice(0, -1)}000.`, /longer than it says/],
    ['a huge one', `LABROOM1.${'0'.repeat(5000)}.`, /longer than any code/],
    ['only a length', 'LABROOM1.00.', /cut off/],
    ['no content', codeOf(new Uint8Array()), /makes no sense: it ends in the middle/],
    ['text that is none', codeOf(Uint8Array.of(1, 255, 0, 0, 0)), /text that cannot be read/],
    ['an id from nowhere', codeOf(Uint8Array.of(1, 65, 1, 65, 0, 1, 9, 0)), /id cannot be put together/],
    [
      'more than answers',
      codeOf(Uint8Array.of(...bytesOfAnswers(learner('x', 1)), 7)),
      /more in it than answers/
    ],
    ['no answers', contentOf(({ answers }) => answers.splice(0)), /no answer in it/],
    [
      'too little confidence',
      contentOf(({ answers }) => (answers[2].confidence = 0.2)),
      /answer 3, how sure is below 0.25/
    ],
    [
      'too much confidence',
      contentOf(({ answers }) => (answers[0].confidence = 1.5)),
      /answer 1, how sure is above 1/
    ],
    [
      'a question twice',
      contentOf(({ answers }) => (answers[1].questionId = answers[0].questionId)),
      /hold a question twice/
    ],
    ['no id', contentOf(({ answers }) => (answers[0].questionId = '')), /the question’s id is empty/],
    ['no set', contentOf((answers) => (answers.set = '')), /the question set is empty/],
    ['a long name', contentOf((answers) => (answers.nickname = 'x'.repeat(41))), /longer than 40/],
    ['a name that turns the text', contentOf((answers) => (answers.nickname = 'a\u202eb')), /cannot be seen/],
    [
      'an open answer said to be right',
      contentOf(({ answers }) => Object.assign(answers[0], { choice: null, correct: true })),
      /left open and said to be right/
    ]
  ])('%s', (_name, code, reason) => {
    expect(reasonOf(code)).toMatch(reason);
  });

  it('whatever bytes stand in a code: taken whole or refused with a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
        const code = codeOf(content);
        const reason = reasonOf(code);
        if (reason === null)
          expect(decodeAnswers(encodeAnswers(decodeAnswers(code)))).toEqual(decodeAnswers(code));
        else expect(reason).toMatch(/^The code makes no sense: .+\.$/);
      }),
      { numRuns: 1000 }
    );
  });

  it('whatever text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(reasonOf(text)).not.toBeNull();
        expect(reasonOf(`LABROOM1.${text}`)).not.toBeNull();
      }),
      { numRuns: 1000 }
    );
  });

  it('damaged bytes of a real one', () => {
    const bytes = bytesOfAnswers(learner('red fox', 5));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const changed = bytes.slice(0, length || undefined);
        changed[at] = value;
        const reason = reasonOf(codeOf(changed));
        if (reason !== null) expect(reason).toMatch(/^The code makes no sense/);
      }),
      { numRuns: 1000 }
    );
  });

  it('answers that no code holds: too many, too long, too sure', () => {
    const long = learner('fox', 6, { count: 255 });
    expect(() => encodeAnswers(long)).toThrow(`a code holds ${LONGEST_CODE}`);
    expect(() => encodeAnswers(learner('fox', 6, { count: 256 }))).toThrow(/256 answers are too many/);
    const wordy = learner('fox', 6);
    wordy.answers[0].choice = 'x'.repeat(300);
    expect(() => encodeAnswers(wordy)).toThrow(/is too long/);
    const sure = learner('fox', 6);
    sure.answers[0].confidence = NaN;
    expect(() => encodeAnswers(sure)).toThrow(/answer 1, how sure/);
  });
});
