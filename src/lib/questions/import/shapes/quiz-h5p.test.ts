import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../../tests/fixtures/read-lines';

const CHOICE = {
  media: { disableImageZooming: false },
  question: '<p>Capital of Peru?</p>\n',
  answers: [
    { correct: false, text: '<div>Quito</div>\n' },
    { correct: true, text: '<div>Lima</div>\n' }
  ],
  behaviour: { type: 'auto' }
};
const TRUTH = { question: '<p>Ice is cold.</p>', correct: 'true', behaviour: {} };
const BLANKS = {
  text: '<p>Fill in.</p>',
  questions: ['<p>The capital is *Rome/Roma:a hint*.</p>', '<p>*A* and *B*</p>'],
  behaviour: {}
};
const SINGLE = {
  choices: [
    { subContentId: 'a', question: '<p>Metal?</p>', answers: ['<p>iron</p>', '<p>wood</p>', '<p>salt</p>'] }
  ],
  behaviour: {}
};
const LIMA = 'Capital of Peru? → Lima | Quito';
const SEVERAL = 'left out: is a cloze question: it asks for several answers at once';
const part = (library: string, params: object) => ({
  library: `H5P.${library} 1.16`,
  params,
  subContentId: 'x'
});
const set = JSON.stringify({
  progressType: 'dots',
  questions: [
    part('MultiChoice', CHOICE),
    part('TrueFalse', TRUTH),
    part('Blanks', BLANKS),
    part('SingleChoiceSet', SINGLE),
    part('DragText', { textField: 'x' }),
    part('MultiChoice', { ...CHOICE, media: { type: { library: 'H5P.Image 1.1', params: {} } } })
  ]
});
const SET = [
  LIMA,
  'Ice is cold. → True | False',
  'The capital is _____. → Rome, Roma',
  'Metal? → iron | wood, salt',
  SEVERAL,
  'left out: is a question of type "DragText", which the lab does not read',
  'left out: shows a picture or plays a recording, which a language model is not given'
];

describe('H5P', () => {
  it.each<[string, string, string[]]>([
    ['multiple choice', JSON.stringify(CHOICE), [LIMA]],
    [
      'several right options',
      JSON.stringify({ ...CHOICE, answers: CHOICE.answers.map((answer) => ({ ...answer, correct: true })) }),
      ['left out: marks several options as right; the lab takes questions with one']
    ],
    ['true or false', JSON.stringify(TRUTH), ['Ice is cold. → True | False']],
    [
      'a set whose first answers are right, and no others',
      JSON.stringify(SINGLE),
      ['Metal? → iron | wood, salt']
    ],
    ['blanks', JSON.stringify(BLANKS), ['The capital is _____. → Rome, Roma', SEVERAL]],
    ['a set of these', set, SET]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it('its own file, whose other parts are no questions', async () => {
    const zip = zipSync({
      'h5p.json': strToU8('{"title":"x","mainLibrary":"H5P.QuestionSet"}'),
      'content/content.json': strToU8(set),
      'H5P.MultiChoice-1.16/semantics.json': strToU8('[{"name":"question","type":"text"}]')
    });
    expect(await readLines(zip as Uint8Array<ArrayBuffer>, 'quiz.h5p')).toEqual(SET);
  });
});
