import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../question';
import type { ImportSource } from '../import-options';
import type { ImportResult, Mappings } from '../import-result';
import { readQuestions } from '../read-questions';
import { mendedFile, mendedQuestion } from './mendable-row';
import { withMendedRow } from './with-mended-row';

async function read(source: ImportSource, mappings: Mappings = {}): Promise<ImportResult> {
  const questions: Question[] = [];
  const bytes = source instanceof File ? new Uint8Array(await source.arrayBuffer()) : source.bytes;
  const summary = await readQuestions(
    { name: source.name, bytes },
    { mappings, onBatch: (batch) => void questions.push(...batch) }
  );
  return { ...summary, questions };
}

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const FAULTY = `question,answer,wrong 1,category
What is the capital of France?,Paris,Lyon,places
"What is the capital of ""Spain""?",,Seville,places
What is 2+2?,4,5,numbers
`;

describe('a row that was left out', () => {
  it('carries its cells, and takes its place once it is mended', async () => {
    const result = await read(file('quiz.csv', FAULTY));
    const [fault] = result.faults;
    expect(fault.mend).toEqual({
      hasHeader: true,
      cells: [
        { column: 'question', text: 'What is the capital of "Spain"?' },
        { column: 'answer', text: '' },
        { column: 'wrong 1', text: 'Seville' },
        { column: 'category', text: 'places' }
      ]
    });
    const own = result.files[0].table!.rows;
    const again = await read(mendedFile(fault.file, fault.mend!, own));
    expect(mendedQuestion(again, fault.mend!)).toEqual({ wrong: expect.stringMatching(/^answer: .*empty/) });

    const cells = fault.mend!.cells.map((cell) =>
      cell.column === 'answer' ? { ...cell, text: 'Madrid' } : cell
    );
    const mended = mendedQuestion(
      await read(mendedFile(fault.file, { ...fault.mend!, cells }, own)),
      fault.mend!
    );
    if ('wrong' in mended) throw new Error(mended.wrong);
    const whole = withMendedRow(result, fault, mended.question);
    expect(whole.questions.map(({ answers }) => answers[0])).toEqual(['Paris', '4', 'Madrid']);
    expect(whole).toMatchObject({ faults: [], faultCount: 0, withDistractors: 3 });
    expect(whole.groups).toEqual([
      { name: 'places', questions: 2 },
      { name: 'numbers', questions: 1 }
    ]);
    expect(whole.files[0].questions).toBe(3);
  });

  it('gets an id of its own where another question has it', async () => {
    const result = await read(file('quiz.csv', FAULTY));
    const whole = withMendedRow(result, result.faults[0], result.questions[0]);
    expect(new Set(whole.questions.map(({ id }) => id)).size).toBe(3);
  });

  it('survives any text a person writes into its cells', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (text) => {
        fc.pre(text.trim() !== '' && !/^\s|\s$/.test(text));
        const cells = [
          { column: 'question', text: 'Which one?' },
          { column: 'answer', text },
          { column: 'wrong 1', text: 'another one' }
        ];
        const row = { hasHeader: true, cells };
        const result = await read(mendedFile('a.csv', row, [['Which other?', 'this', 'that']]));
        expect(mendedQuestion(result, row)).toMatchObject({ question: { answers: [text] } });
      })
    );
  });
});
