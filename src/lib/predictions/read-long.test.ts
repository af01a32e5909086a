import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAny, openPredicted } from './open-predicted';
import { readPredictions } from './read-predictions';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, choices = {}) => openPredicted(bytes(text), 'f.csv', choices);

const long = [
  'id,question,group,arm,signal,kind,confidence,correct,answer',
  'a,Is it?,x,gpt,stated,probability,0.9,1,yes',
  'a,Is it?,x,gpt,entropy,rank,-1.5,1,yes',
  'b,Was it?,y,gpt,stated,probability,0.4,0,no',
  'b,Was it?,y,gpt,entropy,rank,-2.5,not attempted,',
  'a,Is it?,x,small,stated,probability,,unparsed,'
].join('\n');

describe('a line for each question, arm and signal', () => {
  it('is a row for each arm and signal', async () => {
    const { questions, rows, notUsed } = await read(long);
    expect(questions).toEqual([
      { id: 'a', text: 'Is it?', group: 'x' },
      { id: 'b', text: 'Was it?', group: 'y' }
    ]);
    expect(notUsed).toEqual([]);
    expect(rows.map(({ arm, signal }) => [arm, signal.id, signal.kind])).toEqual([
      ['gpt', 'stated', 'probability'],
      ['gpt', 'entropy', 'rank-score'],
      ['small', 'stated', 'probability']
    ]);
    expect([...rows[1].cells]).toEqual([
      ['a', { value: -1.5, correct: 1, answer: 'yes' }],
      ['b', { value: -2.5, correct: 'not attempted', answer: null }]
    ]);
    expect([...rows[2].cells.values()]).toEqual([{ value: null, correct: 'unparsed', answer: null }]);
  });

  it('may have less: a method alone, or a signal alone', async () => {
    const methods = await read('id,method,confidence,correct\na,cot,0.4,1\na,direct,0.5,0');
    expect(methods.rows.map(({ arm, method, signal }) => [arm, method, signal.id])).toEqual([
      ['cot', null, 'confidence'],
      ['direct', null, 'confidence']
    ]);
    const signals = await read('id,signal,confidence,correct\na,p1,0.4,1\na,p2,0.5,1');
    expect(signals.rows.map(({ arm, signal }) => [arm, signal.id])).toEqual([
      ['predictions', 'p1'],
      ['predictions', 'p2']
    ]);
  });

  it('takes the lab’s own method only where it stands beside the arm', async () => {
    const { rows } = await read(
      'id,arm,method,confidence,correct\na,short,direct,0.4,1\na,mine,my-own,0.4,1'
    );
    expect(rows.map(({ arm, method }) => [arm, method])).toEqual([
      ['short', 'direct'],
      ['mine', null]
    ]);
  });

  it('knows the kind of the lab’s signals, and takes numbers from 0 to 1 for probabilities', async () => {
    const { rows } = await read(
      'id,signal,confidence,correct\na,mean-token-entropy,-0.5,1\na,sequence-probability,0.5,1\na,own,0.5,1'
    );
    expect(rows.map(({ signal }) => signal.kind)).toEqual(['rank-score', 'probability', 'probability']);
  });

  it('reads JSONL and percentages too', async () => {
    const line = (row: object) => JSON.stringify(row);
    const text = [
      line({ id: 'a', arm: 'x', signal: 's', confidence: 90, correct: true }),
      line({ id: 'a', arm: 'x', signal: 'r', kind: 'rank', confidence: 90, correct: true })
    ].join('\n');
    const { rows } = await read(text, { percent: true });
    expect(rows.map(({ cells }) => cells.get('a')!.value)).toEqual([0.9, 90]);
  });

  it('takes the model and the seed where there is one of each', async () => {
    const head = 'id,arm,model,seed,confidence,correct';
    expect(await read(`${head}\na,x,gpt-4o,7,0.5,1\nb,x,gpt-4o,7,0.5,1`)).toMatchObject({
      model: 'gpt-4o',
      seed: 7
    });
    expect(await read(`${head}\na,x,gpt-4o,7,0.5,1\nb,x,gpt-4,8,0.5,1`)).toMatchObject({
      model: null,
      seed: null
    });
  });

  it.each([
    ['a,x,s,,0.5,1\na,x,s,,0.6,1', /line 3, id: "a" appears twice under the same arm and signal/],
    ['a,x,own,,-3,1', /line 2, confidence: "-3" is outside 0 to 1; where x\/own is a score .* word "rank"/],
    ['a,x,s,perhaps,0.5,1', /line 2, kind: "perhaps" is not a kind; it must be probability or rank/],
    ['a,x,s,rank,0.5,1\nb,x,s,probability,0.5,1', /kind: "probability" differs from other lines of x\/s/],
    ['a,x,s,rank,high,1', /line 2, confidence: "high" is not a number/],
    ['a,x,s,,0.5,-1', /line 2, correct: "-1" is not an outcome/],
    [',x,s,,0.5,1', /line 2, id: is empty/]
  ])('refuses %j', async (lines, message) => {
    await expect(read(`id,arm,signal,kind,confidence,correct\n${lines}`)).rejects.toThrow(message);
  });

  it('is not taken for rows of one arm', () => {
    expect(() => readPredictions(long, 'f.csv')).toThrow(
      /f\.csv holds 3 rows, one for each "arm" and "signal"\. Open it in the comparison/
    );
  });

  it('leaves other layouts as they are', async () => {
    const one = await openAny(bytes('id,confidence,correct\na,0.5,1'), 'f.csv');
    expect(one.layout).toBe('one');
    const noId = await openAny(bytes('method,confidence,correct\nx,0.5,1'), 'f.csv');
    expect(noId.layout).toBe('one');
  });

  it('gives back every value under its question, whatever the order of the lines', async () => {
    const cells = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        arm: fc.constantFrom('x', 'y'),
        signal: fc.constantFrom('s', 't'),
        confidence: fc.double({ min: 0, max: 1, noNaN: true }),
        correct: fc.constantFrom(0, 1)
      }),
      { minLength: 1, selector: ({ id, arm, signal }) => `${id}${arm}${signal}` }
    );
    await fc.assert(
      fc.asyncProperty(cells, async (lines) => {
        const text = lines.map((line) => Object.values(line).join(',')).join('\n');
        const { rows } = await read(`id,arm,signal,confidence,correct\n${text}`);
        for (const { id, arm, signal, confidence, correct } of lines) {
          const row = rows.find((each) => each.arm === arm && each.signal.id === signal)!;
          expect(row.cells.get(id)).toEqual({ value: confidence + 0, correct, answer: null });
        }
        expect(rows.reduce((count, row) => count + row.cells.size, 0)).toBe(lines.length);
      }),
      { numRuns: 50 }
    );
  });
});

describe('one confidence a line', () => {
  it('is one row', async () => {
    const { rows, questions } = await read('id,confidence,correct,group\na,0.5,1,x\nb,0.7,0,y');
    expect(questions.map(({ id, group }) => [id, group])).toEqual([
      ['a', 'x'],
      ['b', 'y']
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ arm: 'predictions', signal: { id: 'confidence', options: false } });
  });

  it('keeps the options’ logits', async () => {
    const { rows } = await read('{"logits":[0,3],"label":1}\n{"logits":[2,1],"label":1}');
    expect(rows[0].signal.options).toBe(true);
    expect([...rows[0].cells.values()].map(({ options, correct }) => [options!.gold, correct])).toEqual([
      [1, 1],
      [1, 0]
    ]);
  });

  it('is refused where ids repeat', async () => {
    await expect(read('id,confidence,correct\na,0.5,1\na,0.6,1')).rejects.toThrow(
      /2 lines have only 1 different ids/
    );
  });
});

describe('models of one file', () => {
  const lines = 'id,model_name,confidence,correct\na,one,0.9,1\nb,one,0.4,0\na,two,0.7,1\nb,two,0.2,1';

  it('are rows of their own where each line has an id', async () => {
    const { rows, model } = await read(lines);
    expect(rows.map(({ arm, cells }) => [arm, cells.size])).toEqual([
      ['one', 2],
      ['two', 2]
    ]);
    expect(model).toBeNull();
  });

  it('are one row where there is one, or they are said to be groups; without ids they are refused', async () => {
    expect((await read(lines.replaceAll('two', 'one').replace(/\na,one,0.7.*$/s, ''))).rows).toHaveLength(1);
    await expect(read(lines, { columns: { group: 'model_name' } })).rejects.toThrow(/only 2 different ids/);
    await expect(read(lines.replace(/^id,/, 'n,'))).rejects.toThrow(/give every row the id/);
  });

  it('twice for one question is a fault', async () => {
    await expect(read(`${lines}\na,two,0.1,0`)).rejects.toThrow(/appears twice under the same model_name/);
  });
});
