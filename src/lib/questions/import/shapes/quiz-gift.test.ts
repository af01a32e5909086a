import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readQuiz as read } from '../../../../../tests/fixtures/read-quiz';

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
    ['a table with one cell in braces', 'question,answer,wrong 1\nWhich?,{=x},y\n'],
    ['a table with empty braces', 'Which one?,{},another\nWhat?,b,c\n'],
    ['JSON', '{"question": "Who {=a}?", "answer": "x"}\n{"question": "Who?", "answer": "x"}\n']
  ])('%s is not taken for it', async (_, text) => {
    const { shapes } = await read(text);
    expect(shapes).not.toContain('gift');
  });
});
