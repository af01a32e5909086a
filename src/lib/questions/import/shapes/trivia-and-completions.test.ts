import { describe, it } from 'vitest';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const trivia = (write: (text: string) => string, ...more: object[]) =>
  JSON.stringify({
    response_code: 0,
    results: [
      {
        type: 'multiple',
        difficulty: 'easy',
        category: write('Science & Nature'),
        question: write('Who wrote "Café & Co"?'),
        correct_answer: write('Anna'),
        incorrect_answers: ['Carla B', 'Dora'].map(write)
      },
      ...more
    ]
  });
const cafe = {
  text: 'Who wrote "Café & Co"?',
  answers: ['Anna'],
  distractors: ['Carla B', 'Dora'],
  group: 'Science & Nature'
};
const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('é', '&eacute;')
    .replaceAll("'", '&#039;');

const EXAMPLES: ShapeExample[] = [
  {
    title: 'Open Trivia Database, HTML codes',
    file: 'x',
    content: trivia(html),
    shape: 'trivia-service',
    questions: [cafe]
  },
  {
    title: 'Open Trivia Database, base64',
    file: 'x',
    content: trivia(base64),
    shape: 'trivia-service',
    questions: [cafe]
  },
  {
    title: 'Open Trivia Database, URL encoding',
    file: 'x',
    content: trivia(encodeURIComponent),
    shape: 'trivia-service',
    questions: [cafe]
  },
  {
    title: 'Open Trivia Database, the old URL encoding',
    file: 'x',
    content: trivia((text) => encodeURIComponent(text).replaceAll('%20', '+')),
    shape: 'trivia-service',
    questions: [cafe]
  },
  {
    title: 'Open Trivia Database as CSV, codes left in',
    file: 'x',
    content:
      'category,type,difficulty,question,correct_answer,incorrect_answer_1,incorrect_answer_2\nArt,multiple,easy,Who&#039;s it?,Anna,Berta,\n',
    shape: 'trivia-service',
    questions: [{ text: "Who's it?", answers: ['Anna'], distractors: ['Berta'], group: 'Art' }]
  },
  {
    title: 'The Trivia API, the question a record',
    file: 'x',
    content: JSON.stringify([
      {
        category: 'Music',
        id: '622a',
        correctAnswer: 'Anna',
        incorrectAnswers: ['Berta'],
        question: { text: 'Who sang it?' },
        difficulty: 'easy'
      }
    ]),
    shape: 'trivia-service',
    questions: [
      { id: '622a', text: 'Who sang it?', answers: ['Anna'], distractors: ['Berta'], group: 'Music' }
    ]
  },
  {
    title: 'HellaSwag, the label a text or a number',
    file: 'x',
    content: jsonl(
      {
        ind: 1,
        activity_label: 'Roofs',
        ctx: 'A man is on a roof. he',
        endings: ['a', 'b', 'c', 'd'],
        label: '3'
      },
      { ind: 2, activity_label: 'Roofs', ctx: 'A lady sits.', endings: ['a', 'b', 'c', 'd'], label: 0 }
    ),
    shape: 'hellaswag',
    questions: [
      { text: 'A man is on a roof. he', answers: ['d'], distractors: ['a', 'b', 'c'], group: 'Roofs' },
      { text: 'A lady sits.', answers: ['a'] }
    ]
  },
  {
    title: 'WinoGrande',
    file: 'x',
    content: jsonl(
      {
        qID: 'w1',
        sentence: 'Sarah asked Maria since _ knew.',
        option1: 'Sarah',
        option2: 'Maria',
        answer: '2'
      },
      { qID: 'w2', sentence: 'The _ broke.', option1: 'cup', option2: 'jug', answer: '1' }
    ),
    shape: 'winogrande',
    questions: [
      { id: 'w1', text: 'Sarah asked Maria since _ knew.', answers: ['Maria'], distractors: ['Sarah'] },
      { id: 'w2', text: 'The _ broke.', answers: ['cup'], distractors: ['jug'] }
    ]
  },
  {
    title: 'PIQA',
    file: 'x',
    content: jsonl({ goal: 'To keep butter, use', sol1: 'a plate', sol2: 'a jar', label: 1 }),
    shape: 'piqa',
    questions: [{ text: 'To keep butter, use', answers: ['a jar'], distractors: ['a plate'] }]
  },
  {
    title: 'COPA',
    file: 'x',
    content: jsonl({
      premise: 'He fell.',
      choice1: 'It hurt.',
      choice2: 'It rang.',
      question: 'effect',
      label: 0
    }),
    shape: 'copa',
    questions: [{ text: 'He fell. What happened then?', answers: ['It hurt.'], distractors: ['It rang.'] }]
  },
  {
    title: 'BoolQ',
    file: 'x',
    content: jsonl(
      { question: 'is it so', title: 'It', answer: true, passage: '…' },
      { question: 'was it so', title: 'It', answer: false, passage: '…' }
    ),
    shape: 'yes-no',
    questions: [
      { text: 'is it so', answers: ['yes', 'true'], distractors: ['no'] },
      { text: 'was it so', answers: ['no', 'false'], distractors: ['yes'] }
    ]
  },
  {
    title: 'BoolQ as SuperGLUE writes it',
    file: 'x',
    content: jsonl(
      { question: 'is it so', passage: '…', idx: 0, label: 1 },
      { question: 'was it so', passage: '…', idx: 1, label: 0 }
    ),
    shape: 'yes-no',
    questions: [
      { text: 'is it so', answers: ['yes', 'true'] },
      { text: 'was it so', answers: ['no', 'false'] }
    ]
  },
  {
    title: 'BIG-bench, a score for each option',
    file: 'task.json',
    content: JSON.stringify({
      name: 'x',
      keywords: ['k'],
      examples: [
        { input: 'Which?', target_scores: { a: 0, b: 1, c: 0 } },
        { input: 'What?', target_scores: { d: 1, e: 0 } }
      ]
    }),
    shape: 'big-bench',
    questions: [
      { text: 'Which?', answers: ['b'], distractors: ['a', 'c'] },
      { text: 'What?', answers: ['d'], distractors: ['e'] }
    ]
  },
  {
    title: 'BIG-bench Hard, options in the text',
    file: 'x',
    content: JSON.stringify({
      examples: [{ input: 'Which day?\nOptions:\n(A) 1/2\n(B) 3/4', target: '(B)' }]
    }),
    shape: 'embedded-options',
    questions: [{ text: 'Which day?', answers: ['3/4'], distractors: ['1/2'] }]
  }
];

describe('trivia services and sentences to complete', () => {
  it.each(EXAMPLES)('$title', expectExample);
});
