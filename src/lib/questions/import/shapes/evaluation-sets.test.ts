import { describe, it } from 'vitest';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const sky = { text: 'Why is the sky blue?', answers: ['Scattering'] };

const EXAMPLES: ShapeExample[] = [
  {
    title: 'TruthfulQA, CSV with a BOM and lists with a trailing semicolon',
    file: 'any-name.bin',
    content:
      '\uFEFFType,Category,Question,Best Answer,Correct Answers,Incorrect Answers,Source\r\n' +
      'Adversarial,Myths,Do fish sleep?,"Yes, they rest","They rest; Yes, they rest;","No; They never do; ",https://example.org\r\n',
    shape: 'truthfulqa',
    questions: [
      {
        text: 'Do fish sleep?',
        answers: ['Yes, they rest', 'They rest'],
        distractors: ['No', 'They never do'],
        group: 'Myths'
      }
    ]
  },
  {
    title: 'TruthfulQA from Hugging Face',
    file: 'x',
    content: jsonl({
      type: 'Adversarial',
      category: 'Myths',
      question: 'Do fish sleep?',
      best_answer: 'They rest',
      correct_answers: ['They rest', 'Yes'],
      incorrect_answers: ['No; never', 'Only at night'],
      source: ''
    }),
    shape: 'truthfulqa',
    questions: [
      {
        text: 'Do fish sleep?',
        answers: ['They rest', 'Yes'],
        distractors: ['No; never', 'Only at night'],
        group: 'Myths'
      }
    ]
  },
  {
    title: 'TruthfulQA multiple choice as first published',
    file: 'mc_task.json',
    content: JSON.stringify([
      {
        question: 'Do fish sleep?',
        mc1_targets: { 'They rest': 1, No: 0, Never: 0 },
        mc2_targets: { 'They rest': 1, Yes: 1, No: 0 }
      }
    ]),
    shape: 'truthfulqa-mc',
    questions: [{ text: 'Do fish sleep?', answers: ['They rest', 'Yes'], distractors: ['No', 'Never'] }]
  },
  {
    title: 'TruthfulQA multiple choice from Hugging Face',
    file: 'x',
    content: jsonl({
      question: 'Do fish sleep?',
      mc1_targets: { choices: ['No', 'They rest'], labels: [0, 1] },
      mc2_targets: { choices: ['They rest', 'No'], labels: [1, 0] }
    }),
    shape: 'truthfulqa-mc',
    questions: [{ text: 'Do fish sleep?', answers: ['They rest'], distractors: ['No'] }]
  },
  {
    title: 'SimpleQA, metadata as a Python dict',
    file: 'x',
    content:
      "metadata,problem,answer\n\"{'topic': 'Art', 'answer_type': 'Person', 'urls': ['https://example.org/a,b']}\",Who painted it?,\"Anna\n\"\n",
    shape: 'simpleqa',
    questions: [{ text: 'Who painted it?', answers: ['Anna'], group: 'Art' }]
  },
  {
    title: 'SimpleQA with wrong answers, one of them empty',
    file: 'x',
    content:
      'metadata,problem,answer,wrong_answer_1,wrong_answer_2\n"{""topic"": ""Art""}",Who painted it?,Anna,,Berta\n',
    shape: 'simpleqa',
    questions: [{ text: 'Who painted it?', answers: ['Anna'], distractors: ['Berta'], group: 'Art' }]
  },
  {
    title: 'MMLU without a header, cells over several lines',
    file: 'mmlu_sky_science_test.csv',
    content:
      '"Which follows?\n~G ⊃ H",~H,H,G,~G,B\n Which is right?,1,2,3,4,D\n"As of 2016, how many?",10%,20%,40%,80%,C\n',
    shape: 'mmlu',
    questions: [
      {
        text: 'Which follows?\n~G ⊃ H',
        answers: ['H'],
        distractors: ['~H', 'G', '~G'],
        group: 'sky science'
      },
      { text: 'Which is right?', answers: ['4'], distractors: ['1', '2', '3'], group: 'sky science' },
      {
        text: 'As of 2016, how many?',
        answers: ['40%'],
        distractors: ['10%', '20%', '80%'],
        group: 'sky science'
      }
    ]
  },
  {
    title: 'MMLU from Hugging Face',
    file: 'x',
    content: jsonl({
      question: sky.text,
      subject: 'physics',
      choices: ['Scattering', 'Paint', 'Water', 'Ice'],
      answer: 0
    }),
    shape: 'mmlu-hf',
    questions: [{ ...sky, distractors: ['Paint', 'Water', 'Ice'], group: 'physics' }]
  },
  {
    title: 'MMLU-Pro',
    file: 'x',
    content: jsonl({
      question_id: 70,
      question: sky.text,
      options: ['Paint', 'Scattering', 'Water'],
      answer: 'B',
      answer_index: 1,
      category: 'physics'
    }),
    shape: 'mmlu-hf',
    questions: [{ ...sky, id: '70', distractors: ['Paint', 'Water'], group: 'physics' }]
  },
  {
    title: 'ARC from Hugging Face, labels A–D and 1–4, also mixed',
    file: 'x',
    content: jsonl(
      {
        id: 'M_1',
        question: sky.text,
        choices: { text: ['Paint', 'Scattering', 'Ice'], label: ['A', 'B', 'C'] },
        answerKey: 'B'
      },
      {
        id: 'M_2',
        question: sky.text + '?',
        choices: { text: ['Paint', 'Scattering'], label: ['1', '2'] },
        answerKey: '2'
      },
      {
        id: 'M_3',
        question: sky.text + '??',
        choices: { text: ['Paint', 'Scattering'], label: ['A', 'B'] },
        answerKey: '2'
      },
      {
        id: 'M_4',
        question: sky.text + '???',
        choices: { text: ['Paint', 'Scattering'], label: ['1', '2'] },
        answerKey: 'B'
      }
    ),
    shape: 'arc',
    questions: [
      { ...sky, id: 'M_1', distractors: ['Paint', 'Ice'] },
      { text: sky.text + '?', id: 'M_2', answers: sky.answers },
      { text: sky.text + '??', id: 'M_3', answers: sky.answers },
      { text: sky.text + '???', id: 'M_4', answers: sky.answers }
    ]
  },
  {
    title: 'ARC as first published',
    file: 'x',
    content: jsonl({
      id: 'M_1',
      question: {
        stem: sky.text,
        choices: [
          { text: 'Paint', label: 'A' },
          { text: 'Scattering', label: 'B' }
        ]
      },
      answerKey: 'B'
    }),
    shape: 'allenai-nested',
    questions: [{ ...sky, id: 'M_1', distractors: ['Paint'] }]
  },
  {
    title: 'ARC from a pandas CSV, options as NumPy writes them',
    file: 'x',
    content:
      "id,question,choices,answerKey\nM_1,Why is the sky blue?,\"{'text': array(['It''s paint', 'Scattering'], dtype=object), 'label': array(['A', 'B'], dtype=object)}\",B\n".replace(
        "'It''s paint'",
        `""It's paint""`
      ),
    shape: 'arc',
    questions: [{ ...sky, id: 'M_1', distractors: ["It's paint"] }]
  },
  {
    title: 'ARC with options by label',
    file: 'x',
    content: JSON.stringify([
      {
        id: 'M_1',
        question: sky.text,
        choices: { '1': 'Paint', '2': 'Scattering', '3': 'Ice' },
        answer: '2'
      },
      { id: 'M_2', question: 'Which?', choices: { A: 'a', B: 'b', C: 'c', D: 'd', E: 'e' }, answer: 'E' }
    ]),
    shape: 'arc-by-label',
    questions: [
      { ...sky, id: 'M_1', distractors: ['Paint', 'Ice'] },
      { text: 'Which?', answers: ['e'], distractors: ['a', 'b', 'c', 'd'] }
    ]
  },
  {
    title: 'ARC as evaluation suites write it',
    file: 'x',
    content: jsonl({ query: `Question: ${sky.text}`, choices: ['Paint', 'Scattering'], gold: 1 }),
    shape: 'query-choices',
    questions: [{ ...sky, distractors: ['Paint'] }]
  }
];

describe('evaluation sets are known by their content', () => {
  it.each(EXAMPLES)('$title', expectExample);
});
