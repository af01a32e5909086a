import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { expectExample, jsonl, type ShapeExample } from '../../../../../tests/fixtures/shape-example';

const EXAMPLES: ShapeExample[] = [
  {
    title: 'ARC’s own CSV, options in the question under letters and numbers',
    file: 'x',
    content:
      'questionID,totalPossiblePoint,AnswerKey,isMultipleChoiceQuestion,examName,question,subject,category\nM_1,1,C,1,M,"Which (of two)? (A) x. (B) y. (C) z.",,Test\nM_2,1,2,1,M,"What? (1) u (2) v",,Test\n',
    shape: 'embedded-options',
    questions: [
      { id: 'M_1', text: 'Which (of two)?', answers: ['z.'], distractors: ['x.', 'y.'] },
      { id: 'M_2', text: 'What?', answers: ['v'], distractors: ['u'] }
    ]
  },
  {
    title: 'OpenBookQA’s own TSV, options in one text',
    file: 'x',
    content: 'ID\tQuestion Stem\tChoices\tAnswer Key\n7-9\tThe sun\t(A) sings (B) shines (C) sinks\tB\n',
    shape: 'openbookqa',
    questions: [{ id: '7-9', text: 'The sun', answers: ['shines'], distractors: ['sings', 'sinks'] }]
  },
  {
    title: 'options in one cell, a line each',
    file: 'x',
    content: 'question,choices,answer\nWhere?,"A. here\nB. there",B\nWhat?,"A. x\nB. y\nC. z",A\n',
    shape: 'arc-by-label',
    questions: [
      { text: 'Where?', answers: ['there'], distractors: ['here'] },
      { text: 'What?', answers: ['x'], distractors: ['y', 'z'] }
    ]
  },
  {
    title: 'labels written into the options (AQuA, AGIEval)',
    file: 'x',
    content: jsonl(
      { question: 'How much?', options: ['A)125', 'B)150', 'C)225'], rationale: '…', correct: 'A' },
      { question: 'How many?', options: ['A)1', 'B)2', 'C)3'], rationale: '…', correct: 'C' }
    ),
    shape: 'multiple-choice',
    questions: [
      { text: 'How much?', answers: ['125'], distractors: ['150', '225'] },
      { text: 'How many?', answers: ['3'], distractors: ['1', '2'] }
    ]
  },
  {
    title: 'options that say whether they are right',
    file: 'x',
    content: JSON.stringify({
      quiz: [
        {
          questionText: 'Where?',
          answerOptions: [
            { answerText: 'here', isCorrect: false },
            { answerText: 'there', isCorrect: true }
          ]
        }
      ]
    }),
    shape: 'flagged-options',
    questions: [{ text: 'Where?', answers: ['there'], distractors: ['here'] }]
  },
  {
    title: 'WebQSP',
    file: 'x',
    content: JSON.stringify({
      Version: '1.0',
      Questions: [
        {
          QuestionId: 'W-0',
          RawQuestion: 'where is rome?',
          ProcessedQuestion: 'where is rome',
          Parses: [
            {
              Answers: [
                { AnswerType: 'Entity', AnswerArgument: 'm.01', EntityName: 'Italy' },
                { AnswerType: 'Value', AnswerArgument: '1943', EntityName: null }
              ]
            }
          ]
        }
      ]
    }),
    shape: 'webqsp',
    questions: [{ id: 'W-0', text: 'where is rome?', answers: ['Italy', '1943'] }]
  },
  {
    title: 'Kahoot’s template',
    file: 'x',
    content:
      'My quiz,,,,,,\n,,,,,,\nQuestion - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Answer 3 - max 75 characters,"Time limit (sec) – 5, 10, 20",Correct answer(s) - choose at least one\nWhich planet?,Earth,Jupiter,Mars,20,2\nCapital?,Paris,Rome,,30,1\n',
    shape: 'multiple-choice',
    questions: [
      { text: 'Which planet?', answers: ['Jupiter'], distractors: ['Earth', 'Mars'] },
      { text: 'Capital?', answers: ['Paris'], distractors: ['Rome'] }
    ]
  },
  {
    title: 'Blooket’s template, questions counted in a column of their own',
    file: 'x',
    content:
      '"Blooket\nImport Template",,,,,\nQuestion #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)","Correct Answer(s)\n(Only include Answer #)"\n1,Which planet?,Earth,Jupiter,Mars,2\n2,Capital?,Paris,Rome,,1\n',
    shape: 'multiple-choice',
    questions: [
      { text: 'Which planet?', answers: ['Jupiter'], distractors: ['Earth', 'Mars'] },
      { text: 'Capital?', answers: ['Paris'], distractors: ['Rome'] }
    ]
  },
  {
    title: 'notes exported by Anki, with HTML',
    file: 'x',
    content:
      '#separator:tab\n#html:true\n#tags column:3\nWhat is the <b>capital</b>?\t<div>Paris</div>\tgeo\n"What is &quot;2+2&quot;?<br>Say."\t4\tmath\n',
    shape: 'question-answer',
    questions: [
      { text: 'What is the capital?', answers: ['Paris'] },
      { text: 'What is "2+2"?\nSay.', answers: ['4'] }
    ]
  },
  {
    title: 'a Markdown table',
    file: 'x',
    content: '| question | answer | wrong1 |\n|---|:---:|---|\n| Capital? | Paris | Lyon |\n',
    shape: 'question-answer',
    questions: [{ text: 'Capital?', answers: ['Paris'], distractors: ['Lyon'] }]
  },
  {
    title: 'names in Spanish',
    file: 'x',
    content:
      'Pregunta,Respuesta correcta,Respuesta incorrecta 1,Respuesta incorrecta 2\n¿Capital?,Madrid,Sevilla,Bilbao\n',
    shape: 'question-answer',
    questions: [{ text: '¿Capital?', answers: ['Madrid'], distractors: ['Sevilla', 'Bilbao'] }]
  },
  {
    title: 'one sample of lm-evaluation-harness in a file',
    file: 'x',
    content: jsonl({
      doc_id: 0,
      doc: { goal: 'To open it,', sol1: 'push', sol2: 'pull', label: 0 },
      target: 0,
      arguments: [
        ['Question: To open it,\nAnswer:', ' push'],
        ['Question: To open it,\nAnswer:', ' pull']
      ]
    }),
    shape: 'lm-evaluation',
    questions: [{ id: '0', text: 'To open it,', answers: ['push'], distractors: ['pull'] }]
  },
  {
    title: 'the right option by its letter with the text behind it',
    file: 'x',
    content: 'question,A,B,C,answer\nQ?,x,y,z,C) z\nR?,k,l,m,A) k\n',
    shape: 'multiple-choice',
    questions: [
      { text: 'Q?', answers: ['z'], distractors: ['x', 'y'] },
      { text: 'R?', answers: ['k'], distractors: ['l', 'm'] }
    ]
  },
  {
    title: 'OpenTriviaQA, an answer that differs from its option by a full stop',
    file: 'x',
    content: '#Q What?\n^ The answer.\nA Other\nB the answer\n',
    shape: 'opentriviaqa',
    questions: [{ text: 'What?', answers: ['the answer'], distractors: ['Other'] }]
  }
];

describe('options in the question, quiz programs, other languages', () => {
  it.each(EXAMPLES)('$title', expectExample);
});

it('SQuAD 2.0: questions without an answer are named, also where they are the most', async () => {
  const impossible = [1, 2, 3].map((i) => ({
    id: `n${i}`,
    question: `Why ${i}?`,
    answers: [],
    is_impossible: true
  }));
  const qas = [
    { id: 's1', question: 'Who won?', answers: [{ text: 'Denver', answer_start: 1 }] },
    ...impossible
  ];
  const { questions, faults, files } = await importBytes(
    'x',
    JSON.stringify({ version: 'v2.0', data: [{ title: 'Super_Bowl', paragraphs: [{ context: '…', qas }] }] })
  );
  expect(files[0].recognised.shape).toBe('squad');
  expect(questions).toEqual([{ id: 's1', text: 'Who won?', answers: ['Denver'], group: 'Super Bowl' }]);
  expect(faults.map(({ row, column, effect }) => [row, column, effect])).toEqual(
    [2, 3, 4].map((row) => [row, 'answers', 'row left out'])
  );
});

it('several right options are a fault of their row', async () => {
  const text = 'question,option1,option2,option3,correct\na?,x,y,z,2\nb?,x,y,z,1\nc?,x,y,z,"1,2"\n';
  const { questions, faults } = await importBytes('x', text);
  expect(questions.map(({ answers }) => answers[0])).toEqual(['y', 'x']);
  expect(faults).toMatchObject([{ row: 4, column: 'correct', effect: 'row left out' }]);
  const flagged = [{ question: 'd?', answers: ['x', 'y'].map((text) => ({ text, correct: true })) }];
  const both = await importBytes('x', JSON.stringify([{ ...flagged[0] }]));
  expect(both.questions).toEqual([]);
  expect(both.faults[0].reason).toMatch(/several options as right/);
});
