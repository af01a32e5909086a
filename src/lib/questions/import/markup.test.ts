import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../tests/fixtures/read-lines';

describe('texts written in HTML are read as plain texts', () => {
  it.each<[string, string, string[]]>([
    [
      'all of them within elements',
      'question,answer\n<p>Capital of <b>Peru</b>?</p>,<p>Lima</p>\n"<div>Largest&nbsp;planet?</div>","<span class=""x"">Jupiter</span>"\n',
      ['Capital of Peru? → Lima', 'Largest planet? → Jupiter']
    ],
    [
      'options that are records (H5P)',
      JSON.stringify({
        question: '<p>Capital of Peru?</p>\n',
        answers: [
          { correct: false, text: '<div>Quito</div>\n' },
          { correct: true, text: '<div>Lima</div>\n' }
        ]
      }),
      ['Capital of Peru? → Lima | Quito']
    ],
    [
      'codes among plain text',
      'question,A,B,answer\nWho wrote &quot;Hamlet&quot;?,Shakespeare &amp; co,Goethe,A\nWho?,Tom,Ann,B\n',
      ['Who wrote "Hamlet"? → Shakespeare & co | Goethe', 'Who? → Ann | Tom']
    ],
    [
      'but not what a question is about',
      'question,answer\nWhat does &amp; stand for in HTML?,an ampersand\nWhich code writes a quote?,&quot;\n',
      ['What does &amp; stand for in HTML? → an ampersand', 'Which code writes a quote? → &quot;']
    ],
    [
      'nor a tag among plain questions',
      'question,answer\nWhich tag begins a paragraph?,<p>\nWhat does <b>x</b> show?,a bold x\n',
      ['Which tag begins a paragraph? → <p>', 'What does <b>x</b> show? → a bold x']
    ],
    [
      'but not what looks like a tag in a text that has none of HTML’s',
      'question,A,B,answer\n<p>Which type?</p>,List<int>,"Map<string, int>",A\n<p>When?</p>,a<b and c>d,<p>a&lt;b</p>,B\n<p>Where?</p>,R&amp;D,x&nbsp;y,B\n',
      ['Which type? → List<int> | Map<string, int>', 'When? → a<b | a<b and c>d', 'Where? → x y | R&D']
    ],
    [
      'a picture, and an option of which nothing is left',
      'question,A,B,answer\n"<p><img src=""x.png""></p>",x,y,A\n<p>Who?</p>,<p></p>,Ann,B\n<p>What?</p>,<p>a</p>,<p>b</p>,B\n<p>Which?</p>,<p>a</p>,<p>b</p>,A\n',
      [
        'What? → b | a',
        'Which? → a | b',
        'left out: shows a picture or plays a recording, which a language model is not given',
        'left out: option 1 is empty'
      ]
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it('which is said once', async () => {
    const { faults } = await importBytes('x', 'question,answer\n<p>Who?</p>,Tom\n<p>What?</p>,it\n');
    expect(faults).toMatchObject([
      { effect: 'changed', row: null, reason: expect.stringContaining('written in HTML') as string }
    ]);
  });
});

it('a column of pictures is pointed out, with how many questions have one', async () => {
  const content = 'question,answer,image\nWhat is it?,a cat,cat.png\nWho?,Tom,\nWhere?,there,None\n';
  const { doubts } = await importBytes('x', content);
  expect(doubts).toMatchObject([{ about: 'context', column: 'image', row: 2, rows: 1, value: 'cat.png' }]);
});
