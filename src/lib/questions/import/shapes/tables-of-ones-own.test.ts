import { describe, it } from 'vitest';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const sky = { text: 'Why is the sky blue?', answers: ['Scattering'] };

const EXAMPLES: ShapeExample[] = [
  {
    title: 'lm-evaluation-harness, ARC, with two filters',
    file: 'samples_arc_easy_2024.jsonl',
    content: jsonl(
      ...['a', 'b'].map((filter) => ({
        doc_id: 0,
        doc: {
          id: 'M_1',
          question: sky.text,
          choices: { text: ['Paint', 'Scattering'], label: ['A', 'B'] },
          answerKey: 'B'
        },
        target: '1',
        arguments: [
          ['Question: …', ' Paint'],
          ['Question: …', ' Scattering']
        ],
        resps: [[['-1.2', 'False']], [['-0.3', 'True']]],
        filter,
        acc: 1
      }))
    ),
    shape: 'lm-evaluation',
    questions: [{ ...sky, id: 'M_1', distractors: ['Paint'] }]
  },
  {
    title: 'lm-evaluation-harness, documents unknown here',
    file: 'samples_x.jsonl',
    content: jsonl(
      {
        doc_id: 3,
        doc: { ctx: 'x' },
        target: 1,
        arguments: {
          gen_args_0: { arg_0: `Question: ${sky.text}\nAnswer:`, arg_1: ' Paint' },
          gen_args_1: { arg_0: '', arg_1: ' Scattering' }
        }
      },
      {
        doc_id: 4,
        doc: { ctx: 'y' },
        target: 'Paris',
        arguments: [['Capital of France?', { until: ['\n'] }]]
      }
    ),
    shape: 'lm-evaluation',
    questions: [
      { ...sky, id: '3', distractors: ['Paint'] },
      { id: '4', text: 'Capital of France?', answers: ['Paris'] }
    ]
  },
  {
    title: 'recorded answers',
    file: 'x',
    content: JSON.stringify({
      '0': { question: 'Who?', gold_answer: ' Anna', predicted_answer: 'Berta', confidence: 85, output: -1 },
      '1': { question: 'Where?', gold_answer: 'Rome', predicted_answer: 'Rome', confidence: 90, output: 1 }
    }),
    shape: 'recorded-results',
    questions: [
      { id: '0', text: 'Who?', answers: ['Anna'] },
      { id: '1', text: 'Where?', answers: ['Rome'] }
    ]
  },
  {
    title: 'question, answer and wrong answers under names of one’s own',
    file: 'x',
    content: 'Nr;Frage;Antwort;Falsche Antwort 1;wrong 2;Kategorie\n1;Was ist das?;Ein Hut;;Ein Hund;Dinge\n',
    shape: 'question-answer',
    questions: [
      { id: '1', text: 'Was ist das?', answers: ['Ein Hut'], group: 'Dinge', distractors: ['Ein Hund'] }
    ]
  },
  {
    title: 'question and answer without a header',
    file: 'x',
    content: 'What is the capital of France?,Paris,Lyon,Nice\nWho wrote Hamlet?,Shakespeare,Marlowe\n',
    shape: 'question-answer',
    questions: [
      { text: 'What is the capital of France?', answers: ['Paris'], distractors: ['Lyon', 'Nice'] },
      { text: 'Who wrote Hamlet?', answers: ['Shakespeare'], distractors: ['Marlowe'] }
    ]
  },
  {
    title: 'questions without a question mark and lists of answers, without a header',
    file: 'x',
    content: "who sang it\t['Anna', 'Berta']\nwhen was it\t['1990']\n",
    shape: 'question-answer',
    questions: [
      { text: 'who sang it', answers: ['Anna', 'Berta'] },
      { text: 'when was it', answers: ['1990'] }
    ]
  },
  {
    title: 'semicolons, names in German',
    file: 'x',
    content: 'Frage;Antwort;Falsch1;Falsch2\r\nWelche Stadt?;Wien;Graz;Linz\r\n',
    shape: 'question-answer',
    questions: [{ text: 'Welche Stadt?', answers: ['Wien'], distractors: ['Graz', 'Linz'] }]
  },
  {
    title: 'options in columns, the right one by its letter',
    file: 'x',
    content: 'prompt,A,B,C,answer\nWhich?,x,y,z,C\nWhat?,u,v,w,a\n',
    shape: 'multiple-choice',
    questions: [
      { text: 'Which?', answers: ['z'], distractors: ['x', 'y'] },
      { text: 'What?', answers: ['u'], distractors: ['v', 'w'] }
    ]
  },
  {
    title: 'options in columns, the right one by a number from 1',
    file: 'x',
    content: 'question,option1,option2,option3,correct\nWhich?,x,y,z,3\nWhat?,u,v,w,1\n',
    shape: 'multiple-choice',
    questions: [
      { text: 'Which?', answers: ['z'], distractors: ['x', 'y'] },
      { text: 'What?', answers: ['u'], distractors: ['v', 'w'] }
    ]
  },
  {
    title: 'the Open Trivia Database',
    file: 'x',
    content: JSON.stringify({
      response_code: 0,
      results: [
        {
          category: 'Art',
          type: 'multiple',
          difficulty: 'easy',
          question: 'Who?',
          correct_answer: 'Anna',
          incorrect_answers: ['Berta', 'Carla']
        }
      ]
    }),
    shape: 'trivia-service',
    questions: [{ text: 'Who?', answers: ['Anna'], distractors: ['Berta', 'Carla'], group: 'Art' }]
  },
  {
    title: 'MedMCQA',
    file: 'x',
    content: jsonl(
      {
        id: 'm1',
        question: 'Which?',
        opa: 'w',
        opb: 'x',
        opc: 'y',
        opd: 'z',
        cop: 0,
        subject_name: 'Anatomy'
      },
      { id: 'm2', question: 'What?', opa: 'w', opb: 'x', opc: 'y', opd: 'z', cop: 3, subject_name: 'Anatomy' }
    ),
    shape: 'multiple-choice',
    questions: [
      { id: 'm1', text: 'Which?', answers: ['w'], distractors: ['x', 'y', 'z'], group: 'Anatomy' },
      { id: 'm2', text: 'What?', answers: ['z'], distractors: ['w', 'x', 'y'] }
    ]
  },
  {
    title: 'rows of the Hugging Face dataset viewer',
    file: 'x',
    content: JSON.stringify({
      features: [{ feature_idx: 0, name: 'question' }],
      rows: [{ row_idx: 0, row: { question: 'who sang it', answer: ['Anna'] }, truncated_cells: [] }],
      num_rows_total: 1
    }),
    shape: 'nq-open',
    questions: [{ text: 'who sang it', answers: ['Anna'] }]
  },
  {
    title: 'pandas, by columns',
    file: 'x',
    content: JSON.stringify({
      question: { '0': 'Who?', '1': 'Where?' },
      answer: { '0': 'Anna', '1': 'Rome' }
    }),
    shape: 'question-answer',
    questions: [
      { text: 'Who?', answers: ['Anna'] },
      { text: 'Where?', answers: ['Rome'] }
    ]
  },
  {
    title: 'pandas, split',
    file: 'x',
    content: JSON.stringify({ columns: ['question', 'answer'], index: [0], data: [['Who?', 'Anna']] }),
    shape: 'question-answer',
    questions: [{ text: 'Who?', answers: ['Anna'] }]
  },
  {
    title: 'the lab’s own JSONL',
    file: 'x',
    content: jsonl({
      id: 'a',
      text: 'Who?',
      answers: ['Anna', 'A.'],
      distractors: ['B'],
      distractorOrigins: ['hand'],
      popularity: 0.5
    }),
    shape: 'lab-questions',
    questions: [
      {
        id: 'a',
        text: 'Who?',
        answers: ['Anna', 'A.'],
        distractors: ['B'],
        distractorOrigins: ['hand'],
        popularity: 0.5
      }
    ]
  },
  {
    title: 'the lab’s own CSV',
    file: 'x',
    content:
      'id,question,answer,aliases,distractors,distractor_origins,fixed_answer_index,group,popularity\r\na,\'=Who?,\'-5,"[""minus five""]","[""5"",""all of the above""]",,1,g,0.25\r\n',
    shape: 'lab-csv',
    questions: [
      {
        id: 'a',
        text: '=Who?',
        answers: ['-5', 'minus five'],
        distractors: ['5', 'all of the above'],
        fixedAnswerIndex: 1,
        group: 'g',
        popularity: 0.25
      }
    ]
  }
];

describe('tables of one’s own and files of programs', () => {
  it.each(EXAMPLES)('$title', expectExample);
});
