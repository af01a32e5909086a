import { describe, expect, it } from 'vitest';
import { openPredicted } from '../../predictions/open-predicted';
import { checkRunFile } from '../file/version-2';
import { parseRunFile } from '../file/read';
import { runFilePieces } from '../file/write';
import { runOfPredictions } from './from-predictions';
import type { RunFile } from '../run';

const NOW = '2026-01-02T00:00:00.000Z';
const open = async (text: string): Promise<RunFile> =>
  runOfPredictions(await openPredicted(new TextEncoder().encode(text), 'f.csv'), 'f.csv', NOW);

const text = [
  'id,question,arm,signal,kind,confidence,correct',
  'a,Is it?,gpt,stated,probability,0.9,1',
  'a,Is it?,gpt,entropy,rank,-1.5,0',
  'b,Was it?,gpt,stated,probability,0.4,0'
].join('\n');

describe('a run of predictions', () => {
  it('is finished, names its file, and asked no model', async () => {
    const { run, answers } = await open(text);
    expect(run).toMatchObject({ title: 'f.csv', state: 'done', model: null });
    expect(run.predictions).toMatchObject({ file: 'f.csv', words: true });
    expect(run.set.questions.map(({ text }) => text)).toEqual(['Is it?', 'Was it?']);
    expect(answers.map(({ calls }) => calls)).toEqual([[], []]);
    expect(answers[0].traces[0].evidence).toEqual([
      {
        kind: 'given',
        values: [
          { signal: 'stated', value: 0.9, correct: true },
          { signal: 'entropy', value: -1.5, correct: false }
        ]
      }
    ]);
  });

  it('has the id that its content gives', async () => {
    const [first, again, other] = await Promise.all([
      open(text),
      open(text),
      open(text.replace('0.9', '0.8'))
    ]);
    expect(again.run.id).toBe(first.run.id);
    expect(other.run.id).not.toBe(first.run.id);
  });

  it('is written and read like any run', async () => {
    const file = await open(text);
    expect(parseRunFile([...runFilePieces(file)].join(''))).toEqual(file);
    const options = await open('{"logits":[0,3],"label":1}\n{"logits":[2,1],"label":1}');
    expect(parseRunFile([...runFilePieces(options)].join(''))).toEqual(options);
  });

  it.each<[string, (file: RunFile) => void, RegExp]>([
    ['no predictions', ({ run }) => delete run.predictions, /predictions: is missing/],
    ['no signals of an arm', ({ run }) => (run.predictions!.signals = {}), /has none of “gpt”/],
    [
      'a signal twice',
      ({ run }) => run.predictions!.signals.gpt.push(run.predictions!.signals.gpt[0]),
      /twice/
    ],
    ['a probability of 2', ({ answers }) => (givenOf(answers).values[0].value = 2), /2 is not a probability/],
    ['NaN', ({ answers }) => (givenOf(answers).values[0].value = NaN), /value/],
    ['an unknown signal', ({ answers }) => (givenOf(answers).values[0].signal = 'x'), /no signal “x”/],
    [
      'a right option that is none',
      ({ answers }) => (givenOf(answers).values[0].options = { logits: [1, 2], gold: 2 }),
      /gold: is 2/
    ]
  ])('is refused with %s', async (_, spoil, message) => {
    const file = structuredClone(await open(text));
    spoil(file);
    expect(() => checkRunFile(file)).toThrow(message);
  });
});

function givenOf(answers: RunFile['answers']) {
  const [evidence] = answers[0].traces[0].evidence;
  if (evidence.kind !== 'given') throw new Error('no given evidence');
  return evidence;
}
