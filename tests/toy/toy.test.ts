import { beforeAll, expect, it, vi } from 'vitest';
import { ScriptedModel } from '../fixtures/scripted-model';
import { testSet } from '../fixtures/run';

/** The lists with one more line each; nothing else is told of the toys. */
vi.mock('../../src/lib/methods/registry', async (original) => {
  const registry = await original<typeof import('../../src/lib/methods/registry')>();
  const { toyMethod } = await import('./toy-method');
  return {
    ...registry,
    methods: [...registry.methods, toyMethod],
    findMethod: (id: string) => (id === 'toy' ? toyMethod : registry.findMethod(id)),
    methodOf: (id: string) => (id === 'toy' ? toyMethod : registry.methodOf(id))
  };
});
vi.mock('../../src/lib/signals/registry', async (original) => {
  const registry = await original<typeof import('../../src/lib/signals/registry')>();
  const { toySignal } = await import('./toy-signal');
  return {
    ...registry,
    signals: [...registry.signals, toySignal],
    signalsFrom: (leaves: readonly string[]) => [
      ...registry.signalsFrom(leaves as never),
      ...(leaves.includes('option-letters') ? [toySignal] : [])
    ]
  };
});

const { planRun, newRun } = await import('../../src/lib/runs/plan');
const { askQuestion } = await import('../../src/lib/asking/ask-question');
const { storedAnswers } = await import('../../src/lib/runs/stored-answers');
const { runFileBlob } = await import('../../src/lib/runs/file/write');
const { readRunFile } = await import('../../src/lib/runs/file/read');
const { compare } = await import('../../src/lib/comparison/compare');
const { builtInModel } = await import('../../src/lib/engine/catalogue');
const { definitionOf } = await import('../../src/lib/definitions/definitions');
const { comparisonText } = await import('../../cli/compare/comparison-text');
const { comparedRowJson } = await import('../../cli/compare/compared-row-json');
const { parseRunArguments } = await import('../../cli/run-arguments');
const { listMethods, listSignals } = await import('../../cli/listing');
type RunFile = import('../../src/lib/runs/run').RunFile;

let file: RunFile;

beforeAll(async () => {
  const set = testSet(6);
  const model = new ScriptedModel({ 'Do you know?\nassistant: ': ' Y' });
  const plan = planRun({ set, methods: ['direct', 'toy'], model: builtInModel, limit: 6, seed: 7 });
  const run = { ...newRun(plan, set, 'toy-run', '2026-01-01T00:00:00.000Z'), model: model.describe() };
  const answers = [];
  for (const question of set.questions) answers.push(storedAnswers(await askQuestion(model, plan, question)));
  file = { run, answers };
});

it('is asked and stored, and comes back from its file', async () => {
  expect(file.answers[0].traces.map(({ armId }) => armId)).toEqual(['direct', 'toy']);
  expect(await readRunFile(runFileBlob(file))).toEqual(file);
});

it('has its rows, with the toy signal among them, in the comparison, as text and as JSON', () => {
  const rows = compare([file], { resamples: 0 });
  const toy = rows.find(({ row }) => row.key === 'toy/toy-signal')!;
  expect(toy.order).toMatchObject({ n: 6, accuracy: 1 });
  expect(rows.map(({ row }) => row.key)).toContain('toy/letter-probability');
  const text = comparisonText(rows);
  expect(text).toContain('It says whether it knows');
  expect(text).toContain('toy signal');
  expect(comparedRowJson(toy, true)).toMatchObject({ arm: 'toy', signal: 'toy-signal', kind: 'rank-score' });
});

it('is defined and listed, and can be asked for on the command line', async () => {
  expect(definitionOf('method-toy').plain).toBe('A method for a test.');
  expect(definitionOf('signal-toy-signal').plain).toBe('A signal for a test.');
  expect(parseRunArguments(['--set', 'workshop-40', '--methods', 'toy'])).toMatchObject({
    methods: [{ id: 'toy', method: 'toy' }]
  });
  const written: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  await listMethods([]);
  await listSignals(['--json']);
  write.mockRestore();
  expect(written[0]).toContain('toy\n    It says whether it knows');
  expect(JSON.parse(written[1]).map(({ id }: { id: string }) => id)).toContain('toy-signal');
});
