import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const instance = (id: string, text: string, right: string[], wrong: string[], more: object = {}) => ({
  id,
  input: { text },
  references: [
    ...wrong.slice(0, 1).map((answer) => ({ output: { text: answer }, tags: [] })),
    ...right.map((answer) => ({ output: { text: answer }, tags: ['correct'] })),
    ...wrong.slice(1).map((answer) => ({ output: { text: answer }, tags: [] }))
  ],
  split: 'test',
  ...more
});
const river = instance('id1', 'Which river?', ['Nile'], ['Oder', 'Po'], { subSplit: 'water' });
const readRiver = { text: 'Which river?', answers: ['Nile'], distractors: ['Oder', 'Po'], group: 'water' };
const open = instance('id2', 'Who?', ['Anna', 'Ann'], []);

const EXAMPLES: ShapeExample[] = [
  {
    title: 'HELM, a list of instances',
    file: 'instances.json',
    content: JSON.stringify([river, open, instance('id3', 'What?', ['a', 'b'], ['c'])]),
    shape: 'helm',
    questions: [
      { ...readRiver, id: 'id1' },
      { text: 'Who?', answers: ['Anna', 'Ann'] },
      { text: 'What?', answers: ['a', 'b'], distractors: ['c'] }
    ]
  },
  {
    title: 'HELM, JSONL',
    file: 'x',
    content: jsonl(river, open),
    shape: 'helm',
    questions: [readRiver, { text: 'Who?' }]
  },
  {
    title: 'HELM, texts as they are',
    file: 'x',
    content: JSON.stringify({
      instances: [
        {
          input: 'Who?',
          references: [
            { output: 'Anna', tags: ['correct'] },
            { output: 'Bo', tags: [] }
          ]
        }
      ]
    }),
    shape: 'helm',
    questions: [{ text: 'Who?', answers: ['Anna'], distractors: ['Bo'] }]
  },
  {
    title: 'llm-foundry, completions',
    file: 'x',
    content: jsonl(
      { context: 'The Nile flows through', continuation: ' Egypt', category: 'rivers' },
      { context: 'Question: Who?\nAnswer:', continuation: ' Anna' }
    ),
    shape: 'completion',
    questions: [
      { text: 'The Nile flows through', answers: ['Egypt'], group: 'rivers' },
      { text: 'Who?', answers: ['Anna'] }
    ]
  },
  {
    title: 'llm-foundry, questions in prompts',
    file: 'x',
    content: jsonl(
      { context: 'Question: Who?\nAnswer: ', answer: 'Anna', aliases: ['Anna', 'Ann'] },
      { context: 'Question: What?\nAnswer:', answer: 'x', aliases: [] }
    ),
    shape: 'wrapped-question',
    questions: [
      { text: 'Who?', answers: ['Anna', 'Ann'] },
      { text: 'What?', answers: ['x'] }
    ]
  },
  {
    title: 'promptfoo, CSV',
    file: 'tests.csv',
    content:
      'question,__expected,__description\nWho?,icontains: Anna,x\nWhat?,"contains-any: a, ""b, c""",x\nWhere?,equals:Rome,x\nHow?,contains-all: well,x\nWhen?,now,x\nTitle?,Alien: Covenant,x\nWhy?,starts-with: Because,x\n',
    shape: 'promptfoo',
    questions: [
      { text: 'Who?', answers: ['Anna'] },
      { text: 'What?', answers: ['a', 'b, c'] },
      { text: 'Where?', answers: ['Rome'] },
      { text: 'How?', answers: ['well'] },
      { text: 'When?', answers: ['now'] },
      { text: 'Title?', answers: ['Alien: Covenant'] },
      { text: 'Why?', answers: ['Because'] }
    ]
  },
  {
    title: 'promptfoo, one variable of any name, several assertions',
    file: 'tests.csv',
    content:
      'topic,__expected1,__expected2\nWho?,contains: Anna,latency(500)\nWhat?,contains: b,icontains: b\n',
    shape: 'promptfoo',
    questions: [
      { text: 'Who?', answers: ['Anna'] },
      { text: 'What?', answers: ['b'] }
    ]
  },
  {
    title: 'promptfoo, a context before the question',
    file: 'tests.csv',
    content: 'context,question,__expected\nAnna came.,Who?,contains: Anna\n',
    shape: 'promptfoo',
    questions: [{ text: 'Anna came.\n\nWho?', answers: ['Anna'] }]
  },
  {
    title: 'promptfoo, JSON',
    file: 'x',
    content: JSON.stringify([
      {
        vars: { question: 'Who?' },
        assert: [
          { type: 'icontains', value: 'Anna' },
          { type: 'cost', threshold: 1 }
        ]
      },
      { vars: { question: 'What?' }, assert: [{ type: 'contains-any', value: ['a', 'b'] }] }
    ]),
    shape: 'promptfoo-json',
    questions: [
      { text: 'Who?', answers: ['Anna'] },
      { text: 'What?', answers: ['a', 'b'] }
    ]
  }
];

describe('what evaluation suites keep', () => {
  it.each(EXAMPLES)('$title', expectExample);
});

it('HELM’s states: each instance once, and none that is perturbed', async () => {
  const states = [
    river,
    river,
    { ...river, perturbation: { name: 'typos' }, input: { text: 'Wich?' } },
    open
  ];
  const content = JSON.stringify({
    adapter_spec: { method: 'generation', stop_sequences: ['\n'] },
    request_states: states.map((one, i) => ({
      instance: one,
      train_trial_index: i,
      request: { prompt: 'p' }
    }))
  });
  const { questions, files, faults } = await importBytes('scenario_state.json', content);
  expect(files.map(({ recognised }) => recognised.shape)).toEqual(['helm']);
  expect(questions).toMatchObject([readRiver, { text: 'Who?' }]);
  expect(faults.map(({ row, reason }) => [row, reason])).toEqual([
    [2, 'is the same instance under another prompt'],
    [3, 'is a perturbed form of another instance']
  ]);
});

it('a HELM instance without a right reference is left out', async () => {
  const { questions, faults } = await importBytes('x', jsonl(instance('a', 'Who?', [], ['x']), river));
  expect(questions).toHaveLength(1);
  expect(faults).toMatchObject([{ row: 1, column: 'references', reason: 'tags no reference as correct' }]);
});

it.each([
  ['regex: Anna', 'regex'],
  ['llm-rubric: is kind', 'llm-rubric'],
  ['grade: is kind', 'grade'],
  ['javascript: output.length > 3', 'javascript'],
  ['fn:output', 'fn'],
  ['python: len(output)', 'python'],
  ['file://check.js', 'file'],
  ['not-contains: x', 'not-contains'],
  ['not-equals: x', 'not-equals'],
  ['similar(0.8): x', 'similar'],
  ['is-json', 'is-json'],
  ['"contains-all: a, b"', 'contains-all'],
  ['made-up-later: x', 'made-up-later'],
  ['contains:', 'contains']
])('the assertion %s is refused by its name', async (cell, type) => {
  const { questions, faults } = await importBytes(
    'x.csv',
    `question,__expected\nWho?,contains: Anna\nWhat?,${cell}\n`
  );
  expect(questions.map(({ text }) => text)).toEqual(['Who?']);
  expect(faults).toMatchObject([
    {
      row: 3,
      column: '__expected',
      reason: expect.stringContaining(`the assertion ${type} `),
      effect: 'row left out'
    }
  ]);
});

it('assertions that ask for several answers at once leave the row out', async () => {
  const content = 'question,__expected,__expected2\nWho?,contains: Anna,contains: Berta\nWhat?,a,\n';
  const { questions, faults } = await importBytes('x.csv', content);
  expect(questions.map(({ text }) => text)).toEqual(['What?']);
  expect(faults[0].reason).toMatch(/several assertions/);
});

it('variables that nothing says the meaning of are asked for, or named as not used', async () => {
  const asked = await importBytes(
    'x.csv',
    'city,country,__expected\nLima,Peru,contains: x\nRome,Italy,contains: y\n'
  );
  expect(asked.questions).toEqual([]);
  expect(asked.unrecognised).toHaveLength(1);
  const named = await importBytes(
    'x.csv',
    'question,tone,__expected\nWho?,kind,contains: x\nWhat?,kind,contains: y\n'
  );
  expect(named.faults).toMatchObject([
    {
      column: 'tone',
      reason: expect.stringMatching(/^may change what is asked, and was not used/),
      effect: 'kept'
    }
  ]);
});
