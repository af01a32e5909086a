import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../../tests/fixtures/import-bytes';
import { readLines } from '../../../../../tests/fixtures/read-lines';

const bank = (...items: string[]) =>
  `<?xml version="1.0"?>\n<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment title="Quiz"><section ident="root_section">\n${items.join('\n')}\n</section></assessment></questestinterop>`;
const equal = (value: string) => `<varequal respident="response1">${value}</varequal>`;
const scored = (condition: string, points = '100') =>
  `<respcondition continue="No"><conditionvar>${condition}</conditionvar><setvar action="Set" varname="SCORE">${points}</setvar></respcondition>`;
const shown =
  '<respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback linkrefid="fb"/></respcondition>';
const item = (text: string, response: string, ...conditions: string[]) =>
  `<item ident="i" title="t"><presentation><material><mattext texttype="text/html">${text}</mattext></material>${response}</presentation><resprocessing><outcomes><decvar maxvalue="100" varname="SCORE"/></outcomes>${shown}${conditions.join('')}</resprocessing><itemfeedback ident="fb"><material><mattext>not the question</mattext></material></itemfeedback></item>`;
const choice = (cardinality: string, ...options: string[]) =>
  `<response_lid ident="response1" rcardinality="${cardinality}"><render_choice>${options.map((text, i) => `<response_label ident="${i + 1}"><material><mattext>${text}</mattext></material></response_label>`).join('')}</render_choice></response_lid>`;
const gap = (type = '') =>
  `<response_str ident="response1" rcardinality="Single"><render_fib${type}><response_label ident="a"/></render_fib></response_str>`;

describe('QTI 1.2', () => {
  it.each<[string, string, string[]]>([
    [
      'multiple choice, written as HTML',
      item(
        '&lt;p&gt;Capital of &lt;b&gt;Peru&lt;/b&gt;?&lt;/p&gt;',
        choice('Single', 'Quito', 'Lima', 'Cusco'),
        scored(equal('2'))
      ),
      ['Capital of Peru? → Lima | Quito, Cusco']
    ],
    [
      'true or false',
      item('Ice is cold.', choice('Single', 'True', 'False'), scored(equal('1'))),
      ['Ice is cold. → True | False']
    ],
    [
      'several right options',
      item(
        'Primes?',
        choice('Multiple', '2', '3', '4'),
        scored(`<and>${equal('1')}${equal('2')}<not>${equal('3')}</not></and>`)
      ),
      ['left out: marks several options as right; the lab takes questions with one']
    ],
    [
      'one right option to be ticked, the others not',
      item(
        'Prime?',
        choice('Multiple', '2', '4', '6'),
        scored(`<and>${equal('1')}<not>${equal('2')}</not><not>${equal('3')}</not></and>`)
      ),
      ['Prime? → 2 | 4, 6']
    ],
    [
      'an option that earns a part',
      item('Best?', choice('Single', 'a', 'b'), scored(equal('1')), scored(equal('2'), '50')),
      ['left out: gives an option 50 % of the points; the lab knows only right and wrong']
    ],
    [
      'a short answer',
      item('Capital of Italy?', gap(), scored(equal('Rome') + equal('Roma'))),
      ['Capital of Italy? → Rome, Roma']
    ],
    [
      'a number with bounds',
      item(
        'Pi?',
        gap(' fibtype="Decimal"'),
        scored(`<or>${equal('3.14')}<and><vargte>3.13</vargte><varlte>3.15</varlte></and></or>`)
      ),
      ['Pi? → 3.14, 3.13, 3.15']
    ],
    [
      'a bound that is not itself right',
      item(
        'Eight?',
        gap(' fibtype="Decimal"'),
        scored(`<or>${equal('8.0')}<and><vargt>7.8</vargt><varlte>8.1</varlte></and></or>`)
      ),
      ['Eight? → 8, 7.9, 8.1']
    ],
    [
      'an answer that costs points',
      item(
        'Capital of Italy?',
        gap(),
        scored(equal('Rome')),
        scored(equal('Milan')).replace('"Set"', '"Subtract"')
      ),
      ['Capital of Italy? → Rome']
    ],
    [
      'several numbers',
      item('Root of 4?', gap(' fibtype="Integer"'), scored(`<or>${equal('2')}${equal('-2')}</or>`)),
      ['Root of 4? → 2, -2']
    ],
    [
      'several texts at once',
      item('Two of them?', gap(), scored(`<and>${equal('a')}${equal('b')}</and>`)),
      ['left out: asks for several answers at once; the lab takes questions with one']
    ],
    ['an essay', item('Discuss.', gap()), ['left out: is an essay question: it has no accepted answer']],
    [
      'several answers',
      item('Match.', choice('Single', 'a', 'b') + choice('Single', 'a', 'b'), scored(equal('1'), '50')),
      ['left out: asks for several answers at once; the lab takes questions with one']
    ],
    ['no key', item('Who?', choice('Single', 'a', 'b')), ['left out: marks no option as right']],
    [
      'a picture',
      item('&lt;p&gt;&lt;img src="x.png"&gt;Who?&lt;/p&gt;', choice('Single', 'a', 'b'), scored(equal('1'))),
      ['left out: shows a picture or plays a recording, which a language model is not given']
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(bank(content))).toEqual(expected);
  });

  it('Blackboard’s, whose texts and points are written otherwise', async () => {
    const text = (html: string) =>
      `<material><mat_extension><mat_formattedtext type="HTML">${html}</mat_formattedtext></mat_extension></material>`;
    const label = (ident: string, html: string) =>
      `<flow_label><response_label ident="${ident}"><flow_mat>${text(html)}</flow_mat></response_label></flow_label>`;
    const content = bank(
      `<item maxattempts="0"><presentation><flow><flow class="QUESTION_BLOCK">${text('&lt;p&gt;Capital?&lt;/p&gt;')}</flow><flow class="RESPONSE_BLOCK"><response_lid ident="response" rcardinality="Single"><render_choice>${label('aa', 'Quito')}${label('bb', 'Lima')}</render_choice></response_lid></flow></flow></presentation><resprocessing><respcondition title="correct"><conditionvar><varequal respident="response">bb</varequal></conditionvar><setvar variablename="SCORE">SCORE.max</setvar></respcondition><respcondition title="incorrect"><conditionvar><other/></conditionvar><setvar variablename="SCORE">0.0</setvar></respcondition><respcondition><conditionvar><varequal respident="aa"/></conditionvar><setvar variablename="SCORE">0</setvar></respcondition></resprocessing></item>`
    );
    expect(await readLines(content)).toEqual(['Capital? → Lima | Quito']);
  });

  it('a broken item loses no other, and its line is named', async () => {
    const good = item('Metal?', choice('Single', 'iron', 'wood'), scored(equal('1')));
    const { questions, faults } = await importBytes('x.xml', bank('<item><presentation></item>', good));
    expect(questions.map(({ answers }) => answers)).toEqual([['iron']]);
    expect(faults).toMatchObject([
      { line: 3, reason: expect.stringContaining('not well-formed XML') as string }
    ]);
  });
});

const assessmentItem = (declaration: string, body: string) =>
  `<?xml version="1.0"?>\n<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="t">${declaration}<itemBody>${body}</itemBody></assessmentItem>`;
const right = (...values: string[]) =>
  `<responseDeclaration identifier="R" cardinality="single"><correctResponse>${values.map((value) => `<value>${value}</value>`).join('')}</correctResponse></responseDeclaration>`;
const choose = (prompt: string) =>
  `<choiceInteraction responseIdentifier="R" maxChoices="1">${prompt}<simpleChoice identifier="A">Quito</simpleChoice><simpleChoice identifier="B">Lima<feedbackInline identifier="f">Well done</feedbackInline></simpleChoice></choiceInteraction>`;
const LIMA = 'Capital? → Lima | Quito';

describe('QTI 2 and 3', () => {
  it.each<[string, string, string[]]>([
    ['a choice', assessmentItem(right('B'), choose('<prompt>Capital?</prompt>')), [LIMA]],
    [
      'with a text before it',
      assessmentItem(
        right('B'),
        `<p>Peru is a <i>country</i> &amp; big.</p>${choose('<prompt>Capital?</prompt>')}`
      ),
      [`Peru is a country & big.\n${LIMA}`]
    ],
    [
      'points in place of a right response',
      assessmentItem(
        '<responseDeclaration identifier="R"><mapping><mapEntry mapKey="A" mappedValue="0"/><mapEntry mapKey="B" mappedValue="2"/></mapping></responseDeclaration>',
        choose('<prompt>Capital?</prompt>')
      ),
      [LIMA]
    ],
    [
      'several right ones',
      assessmentItem(right('A', 'B'), choose('<prompt>Capital?</prompt>')),
      ['left out: marks several options as right; the lab takes questions with one']
    ],
    [
      'a gap',
      assessmentItem(right('Rome'), '<p>The capital is <textEntryInteraction responseIdentifier="R"/>.</p>'),
      ['The capital is _____. → Rome']
    ],
    [
      'an essay',
      assessmentItem(
        '',
        '<extendedTextInteraction responseIdentifier="R"><prompt>Discuss.</prompt></extendedTextInteraction>'
      ),
      ['left out: is an essay question: it has no accepted answer']
    ],
    [
      'a picture',
      assessmentItem(right('B'), `<p><img src="x.png" alt=""/></p>${choose('')}`),
      ['left out: shows a picture or plays a recording, which a language model is not given']
    ],
    [
      'a formula',
      assessmentItem(right('B'), `<p><math><mi>x</mi></math></p>${choose('')}`),
      ['left out: holds a formula in MathML, which is not read']
    ],
    [
      'a number that is drawn',
      assessmentItem(right('B'), `<p>Is <printedVariable identifier="N"/> odd?</p>${choose('')}`),
      ['left out: has a part that is filled in only when it is shown']
    ],
    [
      'version 3',
      '<qti-assessment-item identifier="q"><qti-response-declaration identifier="R"><qti-correct-response><qti-value>b</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>Capital?</p><qti-choice-interaction response-identifier="R"><qti-simple-choice identifier="a">Quito</qti-simple-choice><qti-simple-choice identifier="b">Lima</qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>',
      [LIMA]
    ]
  ])('%s', async (_, content, expected) => {
    expect(await readLines(content)).toEqual(expected);
  });

  it('a package gives its questions and says nothing of pictures, styles and settings', async () => {
    const files = {
      'imsmanifest.xml': '<manifest><resources/></manifest>',
      'test.xml': '<assessmentTest identifier="t"/>',
      'items/1.xml': assessmentItem(right('B'), choose('<prompt>Capital?</prompt>')),
      'g1/assessment_meta.xml': '<quiz identifier="g1"><title>Q</title></quiz>',
      'g1/g1.xml': bank(item('Metal?', choice('Single', 'iron', 'wood'), scored(equal('1')))),
      'style.css': 'p { color: red }',
      'x.png': 'PNG'
    };
    const zip = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
    );
    const { faults } = await importBytes('quiz.zip', zip as Uint8Array<ArrayBuffer>);
    expect(faults).toEqual([]);
    expect(await readLines(zip as Uint8Array<ArrayBuffer>, 'quiz.zip')).toEqual([
      'Metal? → iron | wood',
      LIMA
    ]);
  });
});
