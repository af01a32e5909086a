import { describe, expect, it } from 'vitest';
import { holdsPredictions } from './is-prediction';
import { openAny, openPredicted } from './open-predicted';
import type { ReadingChoices } from './predictions';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, choices: ReadingChoices = {}) => openPredicted(bytes(text), 'f.csv', choices);
const csv = (...rows: string[]) => rows.join('\n');
const kinds = async (text: string, choices: ReadingChoices = {}) =>
  (await read(text, choices)).rows.map(({ arm, signal }) => [arm, signal.id, signal.kind]);
const values = async (text: string, choices: ReadingChoices = {}) =>
  (await read(text, choices)).rows.map(({ cells }) => [...cells.values()].map(({ value }) => value));

const two = csv('id,group,correct,conf_logprob,conf_verbal', 'a,x,1,-0.4,0.9', 'b,y,0,-2.5,0.6');

describe('a column for each confidence', () => {
  it('is a row for each: within 0 to 1 a probability, outside a score', async () => {
    const { questions, rows, columns, notUsed, notes } = await read(two);
    expect(questions.map(({ id, group }) => [id, group])).toEqual([
      ['a', 'x'],
      ['b', 'y']
    ]);
    expect(rows.map(({ signal }) => signal)).toEqual([
      { id: 'conf_logprob', kind: 'rank-score', options: false },
      { id: 'conf_verbal', kind: 'probability', options: false }
    ]);
    expect([...rows[0].cells]).toEqual([
      ['a', { value: -0.4, correct: 1, answer: null }],
      ['b', { value: -2.5, correct: 0, answer: null }]
    ]);
    expect(columns).toEqual([
      { role: 'confidence', column: 'conf_logprob' },
      { role: 'confidence', column: 'conf_verbal' },
      { role: 'correct', column: 'correct' },
      { role: 'id', column: 'id' },
      { role: 'group', column: 'group' }
    ]);
    expect(notUsed).toEqual([]);
    expect(notes.join(' ')).toContain('"conf_logprob" has 2 numbers outside 0 to 1: it was read as a score');
  });

  it('gives what the long layout of the same numbers gives', async () => {
    const long = csv(
      'id,group,signal,kind,confidence,correct',
      ...['a,x,conf_logprob,rank,-0.4,1', 'a,x,conf_verbal,probability,0.9,1'],
      ...['b,y,conf_logprob,rank,-2.5,0', 'b,y,conf_verbal,probability,0.6,0']
    );
    const [wide, tall] = [await read(two), await read(long)];
    expect(wide.rows).toEqual(tall.rows);
    expect(wide.questions).toEqual(tall.questions);
  });

  it.each([
    [
      'JSONL',
      '{"id":"a","correct":true,"conf_a":0.5,"conf_b":0.7}\n{"id":"b","correct":false,"conf_a":0.5,"conf_b":0.7}'
    ],
    [
      'JSON',
      '{"model":"m","rows":[{"id":"a","correct":1,"conf_a":0.5,"conf_b":0.7},{"id":"b","correct":0,"conf_a":0.4,"conf_b":0.7}]}'
    ],
    ['CSV without ids', csv('conf_a,conf_b,correct', '0.5,0.7,1', '0.4,0.7,0')],
    ['CSV with the plain name too', csv('confidence,confidence_verbal,correct', '0.5,0.7,1', '0.4,0.7,0')]
  ])('is read from %s', async (_, text) => {
    expect((await kinds(text)).map(([, , kind]) => kind)).toEqual(['probability', 'probability']);
  });

  it('is one confidence where the other numbers are not named so', async () => {
    const { layout } = await openAny(bytes(csv('id,correct,confidence,entropy', 'a,1,0.9,0.4')), 'f.csv');
    expect(layout).toBe('one');
  });

  it('may have an outcome each, by what is left of the names', async () => {
    const text = csv('id,gpt_correct,gpt_conf,llamaIsCorrect,llamaConf', 'a,1,0.9,0,0.4', 'b,0,0.2,1,0.3');
    const { rows } = await read(text);
    expect(
      rows.map(({ arm, signal, cells }) => [arm, signal.id, [...cells.values()].map((c) => c.correct)])
    ).toEqual([
      ['gpt', 'confidence', [1, 0]],
      ['llama', 'confidence', [0, 1]]
    ]);
  });

  it('has nothing where a cell is empty', async () => {
    expect(await values(csv('id,conf_a,conf_b,correct', 'a,,0.5,1', 'b,0.3,0.4,0'))).toEqual([
      [null, 0.3],
      [0.5, 0.4]
    ]);
  });

  it('is read as a person says', async () => {
    const text = csv('id,ok,entropy,margin,p', 'a,1,0.2,3,0.9', 'b,0,0,-1,0.4');
    const choices: ReadingChoices = {
      columns: { correct: 'ok' },
      rows: [
        { column: 'entropy', as: 'doubt' },
        { column: 'margin', as: 'score' },
        { column: 'p', as: 'confidence' }
      ]
    };
    expect(await kinds(text, choices)).toEqual([
      ['predictions', 'entropy', 'rank-score'],
      ['predictions', 'margin', 'rank-score'],
      ['predictions', 'p', 'probability']
    ]);
    expect(await values(text, choices)).toEqual([
      [-0.2, 0],
      [3, -1],
      [0.9, 0.4]
    ]);
    expect((await read(text, choices)).notes.join(' ')).toContain('its sign was turned');
  });

  it('is graded here where answers are', async () => {
    const text = csv(
      'question,answer,gold,conf_a,conf_b',
      'Capital of France?,Paris,Paris,0.9,0.2',
      'Of Peru?,Quito,Lima,0.7,0.3'
    );
    const { rows, questions } = await read(text);
    expect(
      rows.map(({ signal, cells }) => [signal.id, [...cells.values()].map(({ correct }) => correct)])
    ).toEqual([
      ['conf_a', [1, 0]],
      ['conf_b', [1, 0]]
    ]);
    expect(questions[0]).toMatchObject({ text: 'Capital of France?', accepted: ['Paris'] });
  });

  it('is percentages where that is said, or the name says so, column by column', async () => {
    const text = csv('id,conf_a,conf_b,correct', 'a,90,0.5,1', 'b,20,0.4,0');
    expect(await values(text, { percent: true })).toEqual([
      [0.9, 0.2],
      [0.5, 0.4]
    ]);
    expect(await values(text.replace('conf_a', 'conf_a_percent'))).toEqual([
      [0.9, 0.2],
      [0.5, 0.4]
    ]);
  });

  it.each<[string, string, RegExp]>([
    [
      'an entropy called a confidence, over 1',
      csv('id,correct,conf_entropy,conf_verbal', 'a,1,0.3,0.9', 'b,0,2.4,0.5'),
      /"conf_entropy" goes up to 2\.4.*--columns score=conf_entropy,confidence=conf_verbal or --columns doubt=conf_entropy,confidence=conf_verbal\./
    ],
    [
      'what may be percentages',
      csv('id,correct,conf_a,conf_b', 'a,1,85,0.9', 'b,0,40,0.5'),
      /"conf_a" goes up to 85\. If these are percentages, say so with --percent; .*--columns score=conf_a,confidence=conf_b\./
    ],
    [
      'a few numbers outside 0 to 1',
      csv(
        'id,correct,conf_a,conf_b',
        ...Array.from({ length: 20 }, (_, i) => `q${i},${i % 2},${i === 7 ? 1.7 : 0.5},0.5`)
      ),
      /line 9, conf_a: "1\.7" is over 1/
    ],
    [
      'an id twice',
      csv('id,correct,conf_a,conf_b', 'a,1,0.5,0.9', 'a,0,0.4,0.5'),
      /line 3, id: "a" appears twice, and the comparison counts each question once/
    ],
    [
      'several models',
      csv('model,correct,conf_a,conf_b', 'm,1,0.5,0.9', 'n,0,0.4,0.5'),
      /holds the rows of 2 models/
    ],
    [
      'two columns of outcomes',
      csv('id,label,target,conf_a,conf_b', 'a,1,0,0.5,0.9', 'b,0,0,0.4,0.5'),
      /label, target could each be the column "correct"/
    ]
  ])('is refused with %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it('is refused where a person names it, and nothing says what was right', async () => {
    const rows = [{ column: 'margin', as: 'score' }] as const;
    await expect(read(csv('id,margin', 'a,0.5'), { rows })).rejects.toThrow(
      /no column says which answers are right/
    );
    await expect(
      read(csv('id,margin,correct', 'a,0.5,1'), { rows: [{ column: 'x', as: 'score' }] })
    ).rejects.toThrow(/no column "x"/);
  });

  it('is known where question files are opened', () => {
    expect(
      holdsPredictions(
        ['id', 'correct', 'conf_a', 'conf_b'],
        [
          ['a', 1, 0.5, 0.6],
          ['b', 0, 0.4, 0.6]
        ]
      )
    ).toBe(true);
  });
});
