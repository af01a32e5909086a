import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';

/** Questions as plain as they can be compared, and what was left out or noted: line, reason. */
async function read(content: string, name = 'quiz') {
  const { questions, faults, files, info } = await importBytes(name, content);
  return {
    info,
    shapes: files.map(({ recognised }) => recognised.shape),
    questions: questions.map(({ text, answers, distractors, group }) => ({
      text,
      answers,
      ...(distractors && { distractors }),
      ...(group !== undefined && { group })
    })),
    faults: faults.map(({ line, reason, effect }) => ({ line, reason, effect }))
  };
}

const gift = async (block: string) => {
  const known = '::k::Known? {=yes ~no}\n\n';
  const result = await read(`${known}${block}\n`);
  expect(result.shapes).toEqual(['gift']);
  return { questions: result.questions.slice(1), faults: result.faults };
};

describe('GIFT', () => {
  it.each<[title: string, block: string, text: string, answers: string[], distractors?: string[]]>([
    [
      'multiple choice',
      'Capital of Chile? {~Lima =Santiago ~Quito}',
      'Capital of Chile?',
      ['Santiago'],
      ['Lima', 'Quito']
    ],
    ['a title', '::Q 7:: Which? {=a ~b}', 'Which?', ['a'], ['b']],
    ['a title with an escaped colon', '::Q\\:\\: 7:: Which? {=a ~b}', 'Which?', ['a'], ['b']],
    [
      'colons that are not escaped',
      'At 9:15, or see http://example.org? {=9:15 ~10:15}',
      'At 9:15, or see http://example.org?',
      ['9:15'],
      ['10:15']
    ],
    [
      'escapes',
      'Is 2 \\= 1 \\+ 1\\: \\{so\\} \\#1 \\~x\\\\y? {=a\\=b ~c\\~d}',
      'Is 2 = 1 \\+ 1: {so} #1 ~x\\y?',
      ['a=b'],
      ['c~d']
    ],
    ['an escaped line break', 'One\\ntwo? {=a ~b}', 'One\ntwo?', ['a'], ['b']],
    ['weights of 100 %', 'Which? {~%100%a ~%-50%b ~%0%c}', 'Which?', ['a'], ['b', 'c']],
    ['feedback', 'Which? {=a#yes, a ~b #no ####all in all}', 'Which?', ['a'], ['b']],
    ['lines and comments inside', 'Which?{\n// = not this\n=a\n  // nor this\n~b\n}', 'Which?', ['a'], ['b']],
    ['a blank line inside the braces', 'Which?{\n=a\n\n~b\n\n}', 'Which?', ['a'], ['b']],
    ['HTML', '[html]<p>Is <i>x</i> &lt; 3<sup>2</sup>?</p> {=<b>a</b> ~b}', 'Is x < 3^2?', ['a'], ['b']],
    ['Markdown, as it is', '[markdown]Is *x* so? {=a ~b}', 'Is *x* so?', ['a'], ['b']],
    ['signs of less and greater', 'Is a<b and c>d? {=a<b ~c>d}', 'Is a<b and c>d?', ['a<b'], ['c>d']],
    [
      'a missing word',
      'The Nile {~ends =begins} in Africa.',
      'The Nile _____ in Africa.',
      ['begins'],
      ['ends']
    ],
    ['short answers', 'Who? {=Anna =Ann}', 'Who?', ['Anna', 'Ann']],
    ['a short answer without its sign', 'Who? {Anna}', 'Who?', ['Anna']],
    ['a wildcard beside another answer', 'Who? {=Anna =An*}', 'Who?', ['Anna']],
    ['true', 'Fish swim. {TRUE}', 'Fish swim.', ['True'], ['False']],
    ['false, with feedback', 'Fish fly. {F#yes#no}', 'Fish fly.', ['False'], ['True']],
    ['a word that begins like true', 'City? {Turin}', 'City?', ['Turin']],
    ['a number', 'How many? {#12}', 'How many?', ['12']],
    ['a number with a tolerance of 0', 'How many? {#1.50:0}', 'How many?', ['1.50']],
    ['a number with a tolerance', 'How many? {#12:1}', 'How many?', ['12', '11', '13']],
    ['a decimal with a tolerance', 'How much? {#0.3:0.1}', 'How much?', ['0.3', '0.2', '0.4']],
    ['a range', 'When? {#1814..1816}', 'When?', ['1814', '1815', '1816']],
    ['a negative range', 'How cold? {#-2..-1}', 'How cold?', ['-2', '-1']],
    ['numbers with weights', 'How many? {#=7 =%50%7:2 ~#no}', 'How many?', ['7']]
  ])('reads %s', async (_, block, text, answers, distractors) => {
    const { questions } = await gift(block);
    expect(questions).toEqual([{ text, answers, ...(distractors && { distractors }) }]);
  });

  it.each<[block: string, reason: RegExp]>([
    ['Two right {=a =b ~c}', /several options as right/],
    ['Half {~%50%a ~%50%b ~c}', /divides the points/],
    ['Partly {=a ~%50%b ~c}', /50 % of the points/],
    ['None {~a ~b}', /no option as right/],
    ['Write. {}', /essay/],
    ['Match {=a -> b =c -> d}', /matching/],
    ['Only a text.', /description/],
    ['Open {=a ~b', /not closed/],
    ['Closed =a ~b}', /without a \{/],
    ['Two {=a} and {=b}', /several answers in braces/],
    ['::Title Which? {=a ~b}', /title is not closed/],
    ['Weight {=%150%a ~b}', /weight "150"/],
    ['Weight {=%%a ~b}', /weight ""/],
    ['Stray {x =a ~b}', /"x" before/],
    ['Any {=*}', /any text in place of \*/],
    ['Word {#many}', /not a number/],
    ['Words {#1:2:3}', /not a number/],
    ['Wide {#0..1000}', /too many to list/],
    ['[html]<img src="x.png"> {T}', /picture/],
    ['Which? {=<img src\\=x> ~b}', /picture/],
    ['{=a ~b}', /question is empty/]
  ])('leaves out %s, with the line and the reason, and goes on', async (block, reason) => {
    const { questions, faults } = await gift(`${block}\n\nNext? {=a ~b}`);
    expect(questions).toEqual([{ text: 'Next?', answers: ['a'], distractors: ['b'] }]);
    expect(faults).toEqual([{ line: 3, reason: expect.stringMatching(reason), effect: 'row left out' }]);
  });

  it('takes categories as groups, and ids from comments', async () => {
    const text =
      '$CATEGORY: $course$/top/Birds/Owls\n\n// [id:owl-1] [tag:x]\nWho? {=a ~b}\n\n$CATEGORY: Fish\nWhat? {=a ~b}\n\n$CATEGORY: $course$/top\n\nWhere? {=a ~b}\n';
    const { questions, groups } = await importBytes('x', text);
    expect(questions.map(({ group }) => group)).toEqual(['Birds/Owls', 'Fish', undefined]);
    expect(questions[0].id).toBe('owl-1');
    expect(groups).toEqual([
      { name: 'Birds/Owls', questions: 1 },
      { name: 'Fish', questions: 1 }
    ]);
  });

  it('is known by its content, whatever ends its lines and whatever its name', async () => {
    for (const name of ['x.gift', 'x.txt', 'x']) {
      const { shapes, questions } = await read('// a\r\n\r\nWho? {\r\n=Anna\r\n~Berta}\r\n\r\nNo. {F}', name);
      expect(shapes).toEqual(['gift']);
      expect(questions).toHaveLength(2);
    }
    expect((await read('[html]<p>Who?</p> {=a ~b}\n')).shapes).toEqual(['gift']);
  });

  it.each([
    ['a table whose cells hold braces', 'question,answer\nWhat is x^{T}?,a\nWhat is {}?,b\n'],
    ['a table with JSON in it', 'question,answers\nWho?,"[""a""]"\nWhat?,"{""b"": 1}"\n'],
    ['JSON', '{"question": "Who {=a}?", "answer": "x"}\n{"question": "Who?", "answer": "x"}\n']
  ])('%s is not taken for it', async (_, text) => {
    const { shapes } = await read(text);
    expect(shapes).not.toContain('gift');
  });
});

describe('Aiken', () => {
  const both = 'Which?\nA. one\nB. two\nANSWER: B\n';
  const question = { text: 'Which?', answers: ['two'], distractors: ['one'] };

  it.each([
    ['full stops', both],
    ['brackets', 'Which?\nA) one\nB) two\nANSWER: B'],
    ['Windows line ends', both.replaceAll('\n', '\r\n')],
    ['white space around', ' Which? \n A. one \n B. two \n ANSWER:B \n\n\n'],
    ['small letters', 'Which?\nA. one\nB. two\nAnswer: b\n'],
    ['a blank line before its answer', 'Which?\nA. one\nB. two\n\nANSWER: B\n']
  ])('reads %s', async (_, text) => {
    const result = await read(text, 'quiz.txt');
    expect(result).toMatchObject({ shapes: ['aiken'], questions: [question], faults: [] });
  });

  it('goes on over several lines, with and without blank lines between questions', async () => {
    const { questions, faults } = await read(`${both}Long\nquestion?\nA. one\nmore\nB. two\nANSWER: A`);
    expect(questions).toEqual([
      question,
      { text: 'Long\nquestion?', answers: ['one\nmore'], distractors: ['two'] }
    ]);
    expect(faults).toEqual([]);
  });

  it.each([
    [
      'a letter that is no option',
      'What?\nA. x\nB. y\nANSWER: C',
      4,
      /names C, which is not among the 2 options/
    ],
    ['two letters', 'What?\nA. x\nB. y\nANSWER: A, B', 4, /more than one right option/],
    ['no letter', 'What?\nA. x\nB. y\nANSWER: the first', 4, /no option by a letter/],
    ['no answer', 'What?\nA. x\nB. y', 1, /no ANSWER line/],
    ['no options', 'What?\nANSWER: A', 1, /no options/],
    ['no question', 'A. x\nB. y\nANSWER: A', 1, /no question/],
    ['a question torn apart', 'Heading\n\nWhat?\nA. x\nB. y\nANSWER: A', 1, /blank line/],
    ['a letter left out', 'What?\nB. x\nC. y\nANSWER: B', 1, /no options/]
  ])('leaves out %s, and goes on', async (_, text, line, reason) => {
    const { questions, faults } = await read(`${text}\n\n${both}`);
    expect(questions).toEqual([question]);
    expect(faults).toEqual([{ line, reason: expect.stringMatching(reason), effect: 'row left out' }]);
  });
});

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
    ['another kind', element('ddwtos', 'x', ''), /kind "ddwtos"/],
    ['no kind', '<question><questiontext><text>x</text></questiontext></question>', /kind "unknown"/],
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
      /no quiz of Moodle/
    );
  });
});
