import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readQuiz as read } from '../../../../../tests/fixtures/read-quiz';

describe('Moodle’s XML', () => {
  const element = (type: string, stem: string, answers: string, more = '') =>
    `<question type="${type}"><name><text>n</text></name><questiontext format="html"><text>${stem}</text></questiontext>${more}${answers}</question>`;
  const answer = (fraction: string, text: string, more = '') =>
    `<answer fraction="${fraction}" format="html"><text>${text}</text>${more}<feedback><text>f</text></feedback></answer>`;
  const good = element('multichoice', 'Which?', answer('0', 'a') + answer('100', 'b'));
  const question = { text: 'Which?', answers: ['b'], distractors: ['a'] };
  const quiz = (...elements: string[]) => `<?xml version="1.0"?>\n<quiz>\n${elements.join('\n')}\n</quiz>\n`;

  it.each<[title: string, xml: string, text: string, answers: string[], distractors?: string[]]>([
    [
      'HTML in CDATA',
      element(
        'multichoice',
        '<![CDATA[<p>Is 2&nbsp;&lt;<br>3<sup>2</sup>?</p>]]>',
        answer('100.00000', '<![CDATA[<p>yes &amp; no</p>]]>') + answer('0', 'x')
      ),
      'Is 2 <\n3^2?',
      ['yes & no'],
      ['x']
    ],
    [
      'HTML as codes',
      element(
        'multichoice',
        '&lt;p&gt;Is &amp;eacute; it?&lt;/p&gt;',
        answer('100', 'a') + answer('-33.33333', 'b')
      ),
      'Is é it?',
      ['a'],
      ['b']
    ],
    [
      'HTML as elements',
      element('multichoice', '<p>Is <b>this</b> it?</p>', answer('100', 'a') + answer('0', 'b')),
      'Is this it?',
      ['a'],
      ['b']
    ],
    [
      'HTML’s own entities',
      element('multichoice', 'Caf&eacute;?', answer('100', 'a') + answer('0', 'b')),
      'Café?',
      ['a'],
      ['b']
    ],
    [
      'a closing tag inside CDATA',
      element(
        'multichoice',
        '<![CDATA[a </question> <question type="essay"> b]]>',
        answer('100', 'a') + answer('0', 'b')
      ),
      'a b',
      ['a'],
      ['b']
    ],
    [
      'true or false',
      element('truefalse', 'Fish swim.', answer('100', 'true') + answer('0', 'false')),
      'Fish swim.',
      ['True'],
      ['False']
    ],
    [
      'short answers',
      element(
        'shortanswer',
        'Who?',
        answer('100', 'Anna') + answer('100', 'Ann') + answer('50', 'A') + answer('0', '*')
      ),
      'Who?',
      ['Anna', 'Ann']
    ],
    [
      'a number',
      element('numerical', 'How many?', answer('100', '12', '<tolerance>0</tolerance>')),
      'How many?',
      ['12']
    ],
    [
      'a number with a tolerance',
      element('numerical', 'How many?', answer('100', '12', '<tolerance>1</tolerance>')),
      'How many?',
      ['12', '11', '13']
    ]
  ])('reads %s', async (_, xml, text, answers, distractors) => {
    const { shapes, questions } = await read(quiz(xml));
    expect(shapes).toEqual(['moodle-xml']);
    expect(questions.map((one) => ({ ...one, text: one.text.replace(/ +/g, ' ') }))).toEqual([
      { text, answers, ...(distractors && { distractors }) }
    ]);
  });

  it.each([
    [
      'two right ones',
      element('multichoice', 'x', answer('100', 'a') + answer('100', 'b')),
      /several options as right/
    ],
    [
      'shared points',
      element('multichoice', 'x', answer('50', 'a') + answer('50', 'b') + answer('-100', 'c')),
      /divides the points/
    ],
    [
      'part of the points',
      element('multichoice', 'x', answer('100', 'a') + answer('33.33333', 'b')),
      /33.33 % of the points/
    ],
    ['none right', element('multichoice', 'x', answer('0', 'a') + answer('0', 'b')), /no option as right/],
    ['an essay', element('essay', 'x', ''), /essay/],
    ['a matching question', element('matching', 'x', ''), /matching/],
    ['a cloze question', element('cloze', '{1:MC:=a}', ''), /cloze/],
    ['another kind', element('ddwtos', 'x', ''), /type "ddwtos"/],
    ['no kind', '<question><questiontext><text>x</text></questiontext></question>', /type "unknown"/],
    [
      'a picture',
      element(
        'multichoice',
        '<![CDATA[<img src="@@PLUGINFILE@@/x.png">?]]>',
        answer('100', 'a') + answer('0', 'b')
      ),
      /picture/
    ],
    [
      'a fraction that is no number',
      element('multichoice', 'x', answer('all', 'a') + answer('0', 'b')),
      /not a number/
    ],
    [
      'a tag that is not closed',
      '<question type="multichoice"><questiontext><text>x</text></question>',
      /not well-formed/
    ],
    [
      'an element that is not closed',
      '<question type="multichoice"><questiontext><text>x</text></questiontext>',
      /not well-formed/
    ],
    ['an entity of its own', element('multichoice', '&own;', answer('100', 'a') + answer('0', 'b')), /&own;/],
    [
      'an open CDATA',
      '<question type="multichoice"><questiontext><text><![CDATA[x</text></questiontext></question>',
      /not well-formed/
    ]
  ])('leaves out %s, and goes on', async (_, xml, reason) => {
    const { questions, faults } = await read(quiz(xml, good));
    expect(questions).toEqual([question]);
    expect(faults).toMatchObject([{ reason: expect.stringMatching(reason), effect: 'row left out' }]);
    expect(faults[0].line).toBeGreaterThanOrEqual(3);
  });

  it('reads no entity that the file defines, nor a file it names', async () => {
    const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('');
    const doctype = `<!DOCTYPE quiz [<!ENTITY a0 "lol">${entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const bad = ['&a20;', '&f;'].map((entity) => element('shortanswer', entity, answer('100', 'x')));
    const { questions, faults } = await read(`${doctype}<quiz>${bad.join('')}${good}</quiz>`);
    expect(questions).toEqual([question]);
    expect(faults.map(({ reason }) => reason)).toEqual([
      'refers to &a20;, which is not read',
      'refers to &f;, which is not read'
    ]);
  });

  it('takes categories as groups, ids from idnumber, and the title from the file’s name', async () => {
    const category =
      '<question type="category"><category><text>$course$/top/Physics/Light</text></category></question>';
    const numbered = element(
      'multichoice',
      'What?',
      answer('100', 'a') + answer('0', 'b'),
      '<idnumber>L1</idnumber>'
    );
    const { questions, info } = await importBytes('week_1.xml', quiz(good, category, numbered));
    expect(questions.map(({ group }) => group)).toEqual([undefined, 'Physics/Light']);
    expect(questions[1].id).toBe('L1');
    expect(info.title).toBe('week 1');
  });

  it('another XML file is named as such', async () => {
    await expect(read('<?xml version="1.0"?><feed><!-- <quiz> --></feed>')).rejects.toThrow(
      /neither a Moodle quiz/
    );
  });
});
