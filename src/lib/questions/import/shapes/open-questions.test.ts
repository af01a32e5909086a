import { describe, it } from 'vitest';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const sky = { text: 'Why is the sky blue?', answers: ['Scattering'] };

const EXAMPLES: ShapeExample[] = [
  {
    title: 'CommonsenseQA',
    file: 'x',
    content: jsonl({
      id: 'c1',
      question: sky.text,
      question_concept: 'sky',
      choices: { label: ['A', 'B'], text: ['Paint', 'Scattering'] },
      answerKey: 'B'
    }),
    shape: 'commonsenseqa',
    questions: [{ ...sky, id: 'c1', distractors: ['Paint'], group: 'sky' }]
  },
  {
    title: 'OpenBookQA',
    file: 'x',
    content: jsonl({
      id: '7-980',
      question_stem: sky.text,
      choices: { text: ['Paint', 'Scattering'], label: ['A', 'B'] },
      answerKey: 'B'
    }),
    shape: 'openbookqa',
    questions: [{ ...sky, id: '7-980', distractors: ['Paint'] }]
  },
  {
    title: 'QASC',
    file: 'x',
    content: jsonl({
      id: 'q8',
      question: sky.text,
      choices: { text: [...'abcdefg', 'Scattering'], label: [...'ABCDEFGH'] },
      answerKey: 'H',
      fact1: '',
      fact2: '',
      combinedfact: 'Air scatters.',
      formatted_question: ''
    }),
    shape: 'qasc',
    questions: [{ ...sky, id: 'q8', distractors: [...'abcdefg'] }]
  },
  {
    title: 'SciQ',
    file: 'x',
    content: jsonl({
      question: sky.text,
      distractor3: 'Ice',
      distractor1: 'Paint',
      distractor2: 'Water',
      correct_answer: 'Scattering',
      support: ''
    }),
    shape: 'sciq',
    questions: [{ ...sky, distractors: ['Paint', 'Water', 'Ice'] }]
  },
  {
    title: 'TriviaQA from Hugging Face',
    file: 'x',
    content: jsonl({
      question: sky.text,
      question_id: 'tc_2',
      question_source: 'x',
      entity_pages: { title: [] },
      answer: { aliases: ['Light scattering', 'Scattering'], normalized_aliases: ['x'], value: 'Scattering' }
    }),
    shape: 'triviaqa',
    questions: [{ ...sky, id: 'tc_2', answers: ['Scattering', 'Light scattering'] }]
  },
  {
    title: 'TriviaQA as first published',
    file: 'x',
    content: JSON.stringify({
      Data: [
        {
          Question: sky.text,
          QuestionId: 'tc_2',
          Answer: { Value: 'Scattering', NormalizedAliases: ['light'], Aliases: [] }
        }
      ],
      Domain: 'Web'
    }),
    shape: 'triviaqa',
    questions: [{ ...sky, id: 'tc_2', answers: ['Scattering', 'light'] }]
  },
  {
    title: 'NQ-open',
    file: 'x',
    content: jsonl({ question: 'who sang it', answer: ['The Impalas', 'Impalas'] }),
    shape: 'nq-open',
    questions: [{ text: 'who sang it', answers: ['The Impalas', 'Impalas'] }]
  },
  {
    title: 'NQ-open as a CSV with NumPy lists',
    file: 'x',
    content: 'question,answer\nwho sang it,"[\'The Impalas\' ""Impala\'s""]"\n',
    shape: 'nq-open',
    questions: [{ text: 'who sang it', answers: ['The Impalas', "Impala's"] }]
  },
  {
    title: 'PopQA, TSV, answers as JSON in a text',
    file: 'x',
    content:
      'id\tsubj\tprop\tobj\ts_pop\to_pop\tquestion\tpossible_answers\n42\tGeorge\toccupation\tpolitician\t999\t5\tWhat is George\'s occupation?\t"[""politician"", ""pol""]"\n',
    shape: 'popqa',
    questions: [
      {
        id: '42',
        text: "What is George's occupation?",
        answers: ['politician', 'pol'],
        group: 'occupation',
        popularity: 0.5
      }
    ]
  },
  {
    title: 'PopQA as prompts',
    file: 'x',
    content: JSON.stringify([
      { input: 'What genre is It?', output: '["horror"]', id: 7, s_pop: 99, o_pop: 3 }
    ]),
    shape: 'popqa',
    questions: [{ id: '7', text: 'What genre is It?', answers: ['horror'], popularity: 2 / 6 }]
  },
  {
    title: 'WebQuestions from Hugging Face',
    file: 'x',
    content: jsonl({ url: 'http://example.org', question: 'where is rome?', answers: ['Italy', 'Lazio'] }),
    shape: 'webquestions',
    questions: [{ text: 'where is rome?', answers: ['Italy', 'Lazio'] }]
  },
  {
    title: 'WebQuestions as first published',
    file: 'x',
    content: JSON.stringify([
      {
        url: 'u',
        targetValue: '(list (description "Jazmyn \\"J\\" Bieber") (description Jaxon))',
        utterance: 'who is it?'
      }
    ]),
    shape: 'webquestions',
    questions: [{ text: 'who is it?', answers: ['Jazmyn "J" Bieber', 'Jaxon'] }]
  },
  {
    title: 'WebQuestions, qText',
    file: 'x',
    content: JSON.stringify([{ qId: 'wqr4', answers: ['Italy'], qText: 'where is rome?' }]),
    shape: 'webquestions',
    questions: [{ id: 'wqr4', text: 'where is rome?', answers: ['Italy'] }]
  },
  {
    title: 'OpenTriviaQA',
    file: 'science-technology',
    content:
      '#Q The sky is\nblue because of this.\n^ Scattering\nA Paint\nB Scattering\n\n#Q Last?\n^ True\nA True\nB False\n\n\n',
    shape: 'opentriviaqa',
    questions: [
      {
        text: 'The sky is\nblue because of this.',
        answers: ['Scattering'],
        distractors: ['Paint'],
        group: 'science technology'
      },
      { text: 'Last?', answers: ['True'], distractors: ['False'] }
    ]
  },
  {
    title: 'SQuAD from Hugging Face',
    file: 'x',
    content: jsonl({
      id: 's1',
      title: 'Super_Bowl_50',
      context: '…',
      question: 'Who won?',
      answers: { text: ['Denver', 'Denver', 'The Broncos'], answer_start: [1, 1, 2] }
    }),
    shape: 'squad',
    questions: [{ id: 's1', text: 'Who won?', answers: ['Denver', 'The Broncos'], group: 'Super Bowl 50' }]
  },
  {
    title: 'SQuAD as first published',
    file: 'x',
    content: JSON.stringify({
      version: '1.1',
      data: [
        {
          title: 'X',
          paragraphs: [
            {
              context: '…',
              qas: [{ id: 's1', question: 'Who won?', answers: [{ text: 'Denver', answer_start: 1 }] }]
            }
          ]
        }
      ]
    }),
    shape: 'squad',
    questions: [{ id: 's1', text: 'Who won?', answers: ['Denver'], group: 'X' }]
  },
  {
    title: 'GSM8K',
    file: 'x',
    content: jsonl({ question: 'How many?', answer: 'Two and two.\n2 + 2 = 4\n#### 4' }),
    shape: 'gsm8k',
    questions: [{ text: 'How many?', answers: ['4'] }]
  }
];

describe('open questions and choices are known by their content', () => {
  it.each(EXAMPLES)('$title', expectExample);
});
