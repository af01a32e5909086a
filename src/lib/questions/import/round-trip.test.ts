import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { setFile, setFileFormats } from '../export/set-file';
import type { DistractorOrigin, Question, QuestionSet } from '../question';

const nasty = fc.constantFrom(
  ...'=+-@\t\r\n"\',;|{}[]\\#^\u00a0\u2028é漢😀\u0000\u001fA b1.'.split(''),
  '\r\n',
  '""',
  "'=",
  'all of the above',
  '__proto__',
  '<img src=x onerror=alert(1)>'
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').toWellFormed().replaceAll('\uFFFD', '?').trim())
  .filter((value) => value !== '' && value.length < 200);

/** Texts of which no two could be taken for the same answer. */
const numbered = (items: string[], mark: string) => items.map((item, i) => `${item} ${mark}${i}`);
const origin = fc.constantFrom<DistractorOrigin>('file', 'same-group', 'model', 'hand');

const question = fc
  .record({
    text,
    answers: fc.array(text, { minLength: 1, maxLength: 4 }).map((items) => numbered(items, 'right')),
    distractors: fc.option(
      fc.array(text, { maxLength: 4 }).map((items) => numbered(items, 'wrong')),
      { nil: undefined }
    ),
    origins: fc.option(fc.array(origin, { minLength: 4, maxLength: 4 }), { nil: undefined }),
    fixed: fc.option(fc.nat(4), { nil: undefined }),
    group: fc.option(text, { nil: undefined }),
    popularity: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs), { nil: undefined })
  })
  .map(({ distractors, origins, fixed, group, popularity, ...rest }): Omit<Question, 'id'> => ({
    ...rest,
    ...(distractors && { distractors }),
    ...(distractors && origins && { distractorOrigins: origins.slice(0, distractors.length) }),
    ...(distractors &&
      distractors.length > 0 &&
      fixed !== undefined && { fixedAnswerIndex: Math.min(fixed, distractors.length) }),
    ...(group !== undefined && { group }),
    ...(popularity !== undefined && { popularity })
  }));

const questionSet = fc
  .tuple(text, text, fc.option(text, { nil: undefined }), fc.array(question, { minLength: 1, maxLength: 6 }))
  .map(([id, title, licence, questions]): QuestionSet => ({
    id,
    title,
    ...(licence !== undefined && { licence }),
    questions: questions.map((one, i) => ({ id: `${id}/${i}`, ...one }))
  }));

describe('the lab’s own files give back the same set', () => {
  it.each(setFileFormats)('as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(questionSet, async (set) => {
        const { questions, info, faults } = await importBytes('x', setFile(set, format));
        expect(faults).toEqual([]);
        expect({ ...info, questions }).toEqual(set);
      }),
      { numRuns: 80 }
    );
  });
});
