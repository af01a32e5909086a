import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';

const csv = (...rows: string[]) => rows.join('\n') + '\n';

describe('faults carry file, row, column and reason, and spoil no other row', () => {
  it('counts rows as a spreadsheet does, and lines as a text does', async () => {
    const text = csv(
      'question,answer,wrong_1',
      '"Two',
      'lines?",yes,no',
      '',
      'No answer?,,x',
      '"Three',
      '',
      'lines?",yes,no',
      ',yes,no'
    );
    const { questions, faults } = await importBytes('q.csv', text);
    expect(questions.map(({ text }) => text)).toEqual(['Two\nlines?', 'Three\n\nlines?']);
    // What to mend such a row with is tested where it is mended.
    expect(faults.map(({ mend: _, ...fault }) => fault)).toEqual([
      {
        file: 'q.csv',
        row: 4,
        line: 5,
        column: 'answer',
        reason: 'the answer is empty',
        effect: 'row left out'
      },
      {
        file: 'q.csv',
        row: 6,
        line: 9,
        column: 'question',
        reason: 'the question is empty',
        effect: 'row left out'
      }
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('with the line break %j', async (newline) => {
    const text = ['question,answer', '"a ""quoted"" one?",x', 'b?,', 'c?,z'].join(newline);
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text, answers }) => [text, ...answers])).toEqual([
      ['a "quoted" one?', 'x'],
      ['c?', 'z']
    ]);
    expect(faults).toMatchObject([{ row: 3, line: 3, column: 'answer' }]);
  });

  it('reads lines that end in different ways', async () => {
    const { questions } = await importBytes('q', 'question,answer\r\na?,x\nb?,"y"\r\n"c?",5"\r\n');
    expect(questions.map(({ answers }) => answers[0])).toEqual(['x', 'y', '5"']);
  });

  it('goes on after a quote that is not closed or doubled', async () => {
    const text = csv(
      'question,answer',
      'a?,x',
      '"b?,y',
      'c?,"z"',
      '"d "so-called" one?",w',
      '"e, f?,v',
      'g?,u'
    );
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', '"b?', 'c?', 'd "so-called" one?', 'g?']);
    expect(faults.map(({ row, line, effect }) => [row, line, effect])).toEqual([
      [3, 3, 'changed'],
      [5, 5, 'changed'],
      [6, 6, 'row left out']
    ]);
  });

  it('leaves quotes where a table has none of the usual quoting', async () => {
    const text = 'question\tanswer\nWhat is "this"?\t"Stronger" by Britney Spears\nAnd "that?\tx\n';
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text, answers }) => [text, answers[0]])).toEqual([
      ['What is "this"?', '"Stronger" by Britney Spears'],
      ['And "that?', 'x']
    ]);
    expect(faults).toMatchObject([{ row: 2, effect: 'changed' }]);
  });

  it('finds the header under a title', async () => {
    const { questions, faults } = await importBytes(
      'q',
      csv('My quiz 2024,,', ',,', 'question,answer,wrong', 'a?,x,y', 'b?,,y')
    );
    expect(questions).toMatchObject([{ text: 'a?', answers: ['x'], distractors: ['y'] }]);
    expect(faults).toMatchObject([
      { row: 1, reason: 'comes before the header', effect: 'value left out' },
      { row: 5, line: 5, column: 'answer' }
    ]);
  });

  it('stays quick in a file full of broken quotes', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `"q${i} is "it" so?\t"a${i}`);
    const { questions, faultCount } = await importBytes('q', ['question\tanswer', ...rows].join('\n'));
    expect(questions).toHaveLength(3000);
    expect(faultCount).toBe(3000);
  });

  it('names rows with too many cells', async () => {
    const { questions, faults } = await importBytes(
      'q',
      csv('question,answer', 'a?,x', 'b, or c?,y', 'd?,z,,')
    );
    expect(questions).toHaveLength(2);
    expect(faults).toMatchObject([{ row: 3, line: 3, effect: 'row left out' }]);
    expect(faults[0].reason).toMatch(/has 3 cells, but there are 2 columns/);
  });

  it('names bad lines of JSONL and reads the others', async () => {
    const text =
      '{"question":"a?","answer":"x"}\n{"question":"b?","answer":\n\n[1]\n{"question":"c?","answer":NaN}\n{\'question\': \'d?\', \'answer\': None or 1}\n{\'question\': "e\'s?", \'answer\': \'y\'}\n';
    const { questions, faults } = await importBytes('q', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', "e's?"]);
    expect(faults.map(({ row, effect }) => [row, effect])).toEqual([
      [2, 'row left out'],
      [4, 'row left out'],
      [5, 'changed'],
      [5, 'row left out'],
      [6, 'row left out'],
      [7, 'changed']
    ]);
  });

  it('reads the good records of a JSON file that is cut off or broken in one place', async () => {
    const text =
      '[\n {"question": "a?", "answer": "x"},\n {"question": "b?" "answer": "y"},\n {"question": "c]}?", "answer": "z"},\n {"question": "d?", "ans';
    const { questions, faults } = await importBytes('q.json', text);
    expect(questions.map(({ text }) => text)).toEqual(['a?', 'c]}?']);
    expect(faults.map(({ row, line }) => [row, line])).toEqual([
      [2, 3],
      [4, 5]
    ]);
    expect(faults[0].reason).toMatch(/^is not valid JSON: /);
    expect(faults[1].reason).toBe('is cut off: the file ends inside this record');
  });

  it('refuses wrong answers that are right ones, and says so', async () => {
    const text = csv(
      'question,answer,wrong_1,wrong_2,wrong_3',
      'Capital of France?,Paris,"the paris.",Lyon,LYON'
    );
    const { questions, faults } = await importBytes('q', text);
    expect(questions[0].distractors).toEqual(['Lyon']);
    expect(faults).toMatchObject([
      { row: 2, column: 'wrong_1', effect: 'value left out', value: 'the paris.' },
      { row: 2, column: 'wrong_1', effect: 'value left out', value: 'LYON' }
    ]);
  });

  it('tells options apart that differ in case or sign only', async () => {
    const line = {
      question: 'Which?',
      subject: 's',
      choices: ['AA', 'Aa', '-5', '5', '~H', 'H', 'Aa'],
      answer: 1
    };
    const { questions, faults } = await importBytes('q', JSON.stringify([line]));
    expect(questions[0].distractors).toEqual(['AA', '-5', '5', '~H', 'H']);
    expect(faults).toMatchObject([{ effect: 'value left out', value: 'Aa' }]);
  });

  it('makes ids unique, and finds the same ones each time', async () => {
    const text = csv('id,question,answer', '7,a?,x', '7,b?,y', ',c?,z', ',c?,w', '7-2,d?,v');
    const { questions, faults } = await importBytes('q', text);
    const ids = questions.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['7', '7-2']);
    expect(ids[3]).toBe(`${ids[2]}-2`);
    expect(ids[4]).toBe('7-2-2');
    expect(faults.map(({ row, effect, reason }) => [row, effect, reason.split(';')[0]])).toEqual([
      [3, 'changed', 'the id is also that of row 2'],
      [5, 'changed', 'the same question text is in row 4 with another answer'],
      [6, 'changed', 'the id is also that of row 3']
    ]);
    expect((await importBytes('other', text)).questions).toEqual(questions);
    const many = csv('id,question,answer', ...Array.from({ length: 5000 }, (_, i) => `same,q${i}?,x`));
    expect(new Set((await importBytes('q', many)).questions.map(({ id }) => id)).size).toBe(5000);
  });

  it('names gold answers that are none of the options', async () => {
    const lines = [
      { id: 'a', question: 'a?', choices: { text: ['x', 'y'], label: ['A', 'B'] }, answerKey: 'C' },
      { id: 'b', question: 'b?', choices: { text: ['x', 'y'], label: ['A', 'B'] }, answerKey: '' },
      { id: 'c', question: 'c?', choices: { text: ['x', ''], label: ['A', 'B'] }, answerKey: 'B' },
      { id: 'd', question: 'd?', choices: { text: ['x', ''], label: ['A', 'B'] }, answerKey: 'A' }
    ];
    const { questions, faults } = await importBytes(
      'q',
      lines.map((line) => JSON.stringify(line)).join('\n')
    );
    expect(questions.map(({ id }) => id)).toEqual(['d']);
    expect(faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [1, 'answerKey', 'names none of the 2 options'],
      [2, 'answerKey', 'the right answer is not given'],
      [3, 'choices', 'the right option is empty'],
      [4, 'choices', 'option 2 is empty']
    ]);
  });

  it('takes names like __proto__ for names', async () => {
    const text =
      '[{"question":"a?","answer":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]';
    const { questions } = await importBytes('q', text);
    expect(questions).toHaveLength(1);
    await importBytes('q', csv('__proto__,question,answer', 'polluted,a?,x'));
    await importBytes(
      'q',
      '{"__proto__": {"question": "a?", "answer": "x"}, "b": {"question": "b?", "answer": "x"}}'
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('notes characters that were lost before', async () => {
    const { faults } = await importBytes('q', csv('question,answer', 'Caf\uFFFD?,x'));
    expect(faults).toMatchObject([{ row: 2, effect: 'kept' }]);
  });
});
