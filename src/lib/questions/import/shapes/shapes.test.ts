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
  },
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
  },
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

describe('every shape is known by its content', () => {
  it.each(EXAMPLES)('$title', expectExample);
});
