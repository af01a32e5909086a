import fc from 'fast-check';
import { parse, type TextChoice } from 'gift-pegjs';
import { expect, it } from 'vitest';
import { Report } from '../report';
import { readGift } from './gift';
import type { QuizAnswer } from './quiz-table';

const source = { file: 'x', format: 'gift', encoding: null } as const;
const word = fc
  .array(fc.constantFrom(...'abcXYZ019é?.,!()+-*/ ', '\\:', '\\=', '\\{', '\\}', '\\~', '\\#'), {
    minLength: 1,
    maxLength: 12
  })
  .map((characters) => `w${characters.join('')}`.trim());
const option = fc.record({
  right: fc.boolean(),
  weight: fc.constantFrom('', '%50%', '%-25%', '%100%', '%33.333%'),
  text: word,
  feedback: fc.constantFrom('', '#good', '#no \\= so')
});

/** gift-pegjs 1.0.2 is stricter than Moodle (no bare colon, no comment inside): what it reads is read alike. */
it('reads multiple choice and short answers as gift-pegjs does', () => {
  fc.assert(
    fc.property(
      fc.option(
        word.filter((title) => !title.includes(':')),
        { nil: null }
      ),
      word,
      fc.array(option, { minLength: 1, maxLength: 5 }),
      (title, stem, options) => {
        const written = options
          .map(({ right, weight, text, feedback }) => `${right ? '=' : '~'}${weight}${text}${feedback}`)
          .join('\n');
        const text = `${title === null ? '' : `::${title}:: `}${stem} {\n${written}\n}\n`;
        const [wanted] = parse(text);
        if (wanted.type !== 'MC' && wanted.type !== 'Short') throw new Error(wanted.type);
        const report = new Report();
        const [row] = readGift(text, source, report).rows;
        expect(report.faults).toEqual([]);
        const [, , kind, question, answers] = row.values as [null, null, string, string, QuizAnswer[]];
        expect(kind).toBe(options.some(({ right }) => !right) ? 'multiple choice' : 'short answer');
        expect(question).toBe(wanted.stem.text);
        expect(answers).toEqual(
          (wanted.choices as TextChoice[]).map((choice) => ({
            text: choice.text.text,
            percent: choice.weight ?? (choice.isCorrect ? 100 : 0)
          }))
        );
      }
    ),
    { numRuns: 500 }
  );
});
