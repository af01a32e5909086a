import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { ImportError, type ColumnMapping } from '../import-result';
import { previewMapping, withHeader } from '../../../../../tests/fixtures/preview-mapping';

const unknown =
  'Was\tSoll\tDaneben\tStufe\nHauptstadt von Italien\tRom|Roma\tMailand|Turin\tleicht\nDichter des Faust\tGoethe\tSchiller\tschwer\n';

async function tableOf(content: string) {
  const { unrecognised, files } = await importBytes('q', content);
  return unrecognised[0] ?? files[0].table!;
}

describe('tables that nobody knows', () => {
  it('are shown with a guess, and read once they are mapped', async () => {
    const before = await importBytes('q.tsv', unknown);
    expect(before.questions).toEqual([]);
    const [table] = before.unrecognised;
    expect(table).toMatchObject({
      file: 'q.tsv',
      format: 'tsv',
      columns: ['Was', 'Soll', 'Daneben', 'Stufe'],
      rowCount: 2,
      rows: [
        ['Hauptstadt von Italien', 'Rom|Roma', 'Mailand|Turin', 'leicht'],
        ['Dichter des Faust', 'Goethe', 'Schiller', 'schwer']
      ],
      suggested: { hasHeader: true, question: 'Was', answers: ['Soll'] }
    });
    const mapping: ColumnMapping = {
      ...table.suggested,
      distractors: ['Daneben'],
      group: 'Stufe',
      separator: '|'
    };
    const expected = [
      {
        text: 'Hauptstadt von Italien',
        answers: ['Rom', 'Roma'],
        distractors: ['Mailand', 'Turin'],
        group: 'leicht'
      },
      { text: 'Dichter des Faust', answers: ['Goethe'], distractors: ['Schiller'], group: 'schwer' }
    ];
    expect(previewMapping(table, mapping)).toMatchObject({ questions: expected, faults: [] });
    const after = await importBytes('other.tsv', unknown, { [table.signature]: mapping });
    expect(after.questions).toMatchObject(expected);
    expect(after.files[0].recognised).toMatchObject({ shape: 'mapped', sure: 'mapped' });
    expect(after.unrecognised).toEqual([]);
  });

  it('have the signature of their columns, whatever their rows', async () => {
    const one = await tableOf(unknown);
    const two = await tableOf(
      'was\tSOLL\tDaneben\tStufe\nHöchster Berg der Alpen\tMont Blanc\tEiger\tleicht\n'
    );
    const three = await tableOf(
      'Was\tSoll\tDanach\tStufe\nHöchster Berg der Alpen\tMont Blanc\tEiger\tleicht\n'
    );
    expect(two.signature).toBe(one.signature);
    expect(three.signature).not.toBe(one.signature);
  });

  it('can have a header or not, as a person says, and the mapping is still found', async () => {
    const content = 'Rom,Hauptstadt von Italien\nBern,Hauptstadt der Schweiz\nOslo,Hauptstadt von Norwegen\n';
    const table = await tableOf(content);
    const other = withHeader(table, !table.suggested.hasHeader);
    const bare = table.suggested.hasHeader ? other : table;
    const headed = table.suggested.hasHeader ? table : other;
    expect(bare.columns).toEqual(['column 1', 'column 2']);
    expect(headed.columns).toEqual(['Rom', 'Hauptstadt von Italien']);
    expect(withHeader(other, table.suggested.hasHeader).rows).toEqual(table.rows);
    for (const [shown, count] of [
      [bare, 3],
      [headed, 2]
    ] as const) {
      const mapping = {
        ...shown.suggested,
        question: shown.columns[1],
        answers: [shown.columns[0]],
        distractors: [],
        options: [],
        gold: null,
        id: null
      };
      expect(previewMapping(shown, mapping).questions).toHaveLength(count);
      const { questions, files } = await importBytes('q', content, { [table.signature]: mapping });
      expect(questions).toHaveLength(count);
      expect(questions[0].text).toMatch(/^Hauptstadt/);
      expect(files[0].table!.signature).toBe(table.signature);
    }
  });

  it('let a mapping overrule what was recognised', async () => {
    const content = 'question,answer,wrong_1\nRome,Capital of Italy?,x\n';
    const [{ table }] = (await importBytes('q', content)).files;
    const mapping = { ...table!.suggested, question: 'answer', answers: ['question'], distractors: [] };
    const { questions } = await importBytes('q', content, { [table!.signature]: mapping });
    expect(questions).toMatchObject([{ text: 'Capital of Italy?', answers: ['Rome'] }]);
  });

  it('say which rows a mapping cannot read', async () => {
    const table = await tableOf('frage,a,b,richtig\nWas?,x,y,3\nWo?,x,y,2\nWer?,x,,1\n');
    const mapping: ColumnMapping = {
      ...table.suggested,
      question: 'frage',
      options: ['a', 'b'],
      answers: [],
      gold: { column: 'richtig', kind: 'index from 1' }
    };
    const { questions, faults } = previewMapping(table, mapping);
    expect(questions.map(({ answers }) => answers[0])).toEqual(['y', 'x']);
    expect(faults).toMatchObject([
      { row: 2, column: 'richtig', reason: 'names none of the 2 options', value: '3' }
    ]);
  });
});

describe('guesses', () => {
  it.each([
    ['question,answers\na?,x; y\nb?,z; w\n', { separator: ';' }],
    ['question,answers\na?,"[""x"", ""y""]"\n', { separator: 'json' }],
    [
      'question,choices,correct\na?,x|y,x\nb?,z|w,w\n',
      { options: ['choices'], gold: { column: 'correct', kind: 'text' }, separator: '|' }
    ],
    [
      'question,option_a,option_b,answer\na?,x,y,(B)\n',
      { gold: { column: 'answer', kind: 'letter' }, options: ['option_a', 'option_b'] }
    ],
    [
      'question,choice0,choice1,label\na?,x,y,0\nb?,z,w,1\n',
      { gold: { column: 'label', kind: 'index from 0' } }
    ],
    ['nr,question,answer,topic,views\n1,a?,x,t,5\n', { id: 'nr', group: 'topic', popularity: 'views' }],
    [
      'Question,Correct Answer,Incorrect Answer A,Incorrect Answer B\na?,x,y,z\n',
      { answers: ['Correct Answer'], distractors: ['Incorrect Answer A', 'Incorrect Answer B'] }
    ]
  ])('%j', async (content, expected) => {
    const { files } = await importBytes('q', content);
    expect(files[0].table!.suggested).toMatchObject(expected);
  });

  it('hold for any table, and any mapping gives questions or faults', async () => {
    const cell = fc.oneof(
      fc.constantFrom('A', 'b', '1', '0', 'x?', 'yes', '', '["a","b"]', "{'a': 'b', 'c': 'd'}", 'a;b', 'a|b'),
      fc.string({ maxLength: 12 })
    );
    const name = fc.oneof(
      fc.constantFrom(
        'question',
        'answer',
        'options',
        'A',
        'B',
        'gold',
        'id',
        '__proto__',
        'constructor',
        ''
      ),
      fc.string({ maxLength: 8 })
    );
    const tables = fc.record({
      names: fc.array(name, { minLength: 2, maxLength: 6 }),
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
      picks: fc.array(fc.nat(5), { minLength: 5, maxLength: 5 }),
      kind: fc.constantFrom(
        'index from 0' as const,
        'index from 1' as const,
        'letter' as const,
        'text' as const
      ),
      separator: fc.constantFrom(
        'none' as const,
        'json' as const,
        ';' as const,
        '|' as const,
        ',' as const,
        'newline' as const
      )
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(tables, async ({ names, rows, picks, kind, separator }) => {
        const content = [names, ...rows].map((cells) => cells.map(quoted).join(',')).join('\n');
        let table;
        try {
          table = await tableOf(content);
        } catch (error) {
          if (error instanceof ImportError || error instanceof TypeError) return;
          throw error;
        }
        const pick = (i: number) => table.columns[picks[i] % table.columns.length];
        const mapping: ColumnMapping = {
          hasHeader: table.suggested.hasHeader,
          question: pick(0),
          answers: picks[0] % 2 ? [pick(1)] : [],
          distractors: [pick(2)],
          options: picks[1] % 2 ? [pick(3)] : [pick(3), pick(2)],
          gold: picks[2] % 2 ? { column: pick(4), kind } : null,
          id: null,
          group: null,
          popularity: null,
          separator
        };
        const { questions, faults } = previewMapping(table, mapping);
        const left = faults.filter(({ effect }) => effect === 'row left out').length;
        expect(questions.length + left).toBe(table.rows.length);
        for (const { answers, text } of questions) {
          expect(text).not.toBe('');
          expect(answers.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 }
    );
  });
});
