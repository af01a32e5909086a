import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { readSample, samplesFolder } from '../../../../tests/fixtures/samples';
import { ImportError, type ImportResult } from './import-result';

/** Small files of every format, with the quirks of the published ones; what is broken is made of these. */
const SEEDS: Uint8Array<ArrayBuffer>[] = [
  '\uFEFFType,Category,Question,Best Answer,Correct Answers,Incorrect Answers,Source\r\nA,B,"Do ""fish"" sleep?",Yes,"Yes; They do;",No; Never,x\r\n',
  "metadata,problem,answer,wrong_answer_1\n\"{'topic': 'Art', 'urls': ['https://example.org']}\",\"Who\npainted it?\",Anna,Berta\n",
  '"Which follows?\n~G ⊃ H",~H,H,G,~G,B\nWhich is right?,1,2,3,4,D\n',
  '{"id":"a","question":"Why?","choices":{"text":["x","y"],"label":["A","B"]},"answerKey":"B"}\n{"id":"b","question":"What?","choices":{"text":["x","y"],"label":["1","2"]},"answerKey":"1"}\n',
  '[\n {"qId": "wqr4", "answers": ["Italy"], "qText": "where is rome?"},\n {"qId": "wqr5", "answers": ["x"], "qText": "caf\\u00e9?"}\n]\n',
  '{"0": {"question": "Who?", "gold_answer": "Anna", "predicted_answer": "B", "confidence": 85, "output": -1}}',
  '#Q The sky is\nblue.\n^ Scattering\nA Paint\nB Scattering\n\n#Q Caf\u00e9?\n^ True\nA True\nB False\n',
  'id\tquestion\tpossible_answers\ts_pop\n1\tWho?\t"[""a"", ""b""]"\t12\n',
  'id,question,answer,aliases,distractors,distractor_origins,fixed_answer_index,group,popularity,set\r\na,\'=Who?,x,,"[""5""]",,1,g,0.25,\r\n',
  '{"response_code":0,"results":[{"category":"QXJ0","type":"x","difficulty":"x","question":"V2hvIGlzIGl0Pw==","correct_answer":"QW5uYQ==","incorrect_answers":["QmVydGE="]}]}',
  '#separator:tab\n#html:true\n#columns:Front\tBack\nWho &amp; <b>what</b>?<br>Say\t"Anna ""A"""\n',
  '{"question":"Where?","answers":[{"text":"here","correct":false},{"text":"there","correct":true}]}\n{"question":"When?","answers":[{"text":"now","correct":true}]}\n',
  'AnswerKey;question\nB;"Which? (A) this (B) that"\n2;"What? (1) x (2) y"\n',
  '{"doc_id":0,"doc":{"goal":"g","sol1":"a","sol2":"b","label":1},"target":1,"arguments":[["Question: g\\nAnswer:"," a"],["g"," b"]]}\n',
  '// [id:g1]\n$CATEGORY: $course$/top/A\n\n::t:: [html]<p>Who \\: x?</p> {=Anna#yes ~%-50%Berta ~C\\=D}\n\nHow many? {#3.14:0.01}\n\nThe {=sky ~sea} is.\n\nIt is. {T}\n',
  'Which?\nA. one\nB) two\nANSWER: B\n\nWhat?\nA) x\nB) y\nANSWER: A\n',
  '<?xml version="1.0"?>\n<quiz>\n<question type="category"><category><text>$course$/A</text></category></question>\n<question type="multichoice"><questiontext format="html"><text><![CDATA[<p>Wh&eacute;?</p>]]></text></questiontext><answer fraction="100"><text>a &amp; b</text></answer><answer fraction="0"><text>c</text></answer></question>\n<question type="numerical"><questiontext><text>n?</text></questiontext><answer fraction="100"><text>2</text><tolerance>1</tolerance></answer></question>\n</quiz>\n',
  '{"request_states":[{"instance":{"id":"1","input":{"text":"Who?"},"references":[{"output":{"text":"Anna"},"tags":["correct"]},{"output":{"text":"Berta"},"tags":[]}]}}]}',
  'question,context,__expected,__expected2\nWho?,c,"contains-any: Anna, ""B, C""",latency(9)\nWhat?,d,regex: x,\n',
  '{"query":"Question: Where?\\nChoices:\\nA. here\\nB. there\\nAnswer:","choices":["A","B"],"gold":1}\n{"query":"Which? A) x B) y","choices":["B","A"],"gold":0}\n',
  '<questestinterop><item ident="a"><presentation><material><mattext>Wh&amp;o?</mattext></material><response_lid ident="r"><render_choice><response_label ident="1"><material><mattext>x</mattext></material></response_label><response_label ident="2"><material><mattext>y</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><or><varequal>2</varequal></or></conditionvar><setvar>1</setvar></respcondition></resprocessing></item></questestinterop>',
  '<assessmentItem identifier="i"><responseDeclaration identifier="R"><correctResponse><value>B</value></correctResponse></responseDeclaration><itemBody><p>Who?</p><choiceInteraction responseIdentifier="R"><simpleChoice identifier="A">x</simpleChoice><simpleChoice identifier="B">y</simpleChoice></choiceInteraction></itemBody></assessmentItem>',
  '# set\n- question: Who?\n  options: &o [Anna, "Berta"]\n  answer: 1\n- {question: What?, options: *o, answer: 0}\n',
  'MC\tWho?\tAnna\tcorrect\tBerta\tincorrect\nTF\tIt is.\ttrue\nNUM\tn?\t3.5\t.5\nFIB\tx?\ta\tb\n',
  'Problem,options,correct\nHow much ?,"a ) 1 , b ) 2 , c ) 3",b\nHow far ?,"a ) x , b ) y",a\n',
  '{"id":"a","article":"T.","questions":["Who?","What?"],"options":[["x","y"],["u","v"]],"answers":["A","B"]}\n{"passage":"P.","qas":[{"question":"q?","answer":"a","label":1}]}\n',
  'Question,Answer A,Answer B,Answer C,Correct Answer,Correct Answer\nWho?,x,y,z,B,\nWhat?,u,v,w,A,C\n'
].map((text) => strToU8(text) as Uint8Array<ArrayBuffer>);
SEEDS.push(gzipSync(SEEDS[0]), zipSync({ 'a.csv': SEEDS[2], 'b.jsonl': SEEDS[3] }));
const parquet = join(import.meta.dirname, '../../../../tests/fixtures/parquet/arc-snappy.parquet');
const PARQUET = new Uint8Array(readFileSync(parquet));

const builtIn = Object.getOwnPropertyNames(Object.prototype).length;
const FIELDS = new Set(
  'id text answers distractors distractorOrigins fixedAnswerIndex group popularity'.split(' ')
);
/** Files read so far, and as far as they are different. */
let files = 0;
const different = new Set<string>();

async function isSound(content: Uint8Array<ArrayBuffer>): Promise<void> {
  files++;
  different.add(createHash('sha1').update(content).digest('base64'));
  let result: ImportResult;
  try {
    result = await importBytes('fuzz', content);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    expect(error.message).toMatch(/^fuzz/);
    return;
  } finally {
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(builtIn);
  }
  const ids = new Set<string>();
  for (const question of result.questions) {
    const { id, text, answers, distractors = [], fixedAnswerIndex } = question;
    if (
      Object.getPrototypeOf(question) !== Object.prototype ||
      !Object.keys(question).every((name) => FIELDS.has(name))
    )
      throw new Error(`Not the fields of a question: ${Object.keys(question)}`);
    ids.add(id);
    if (id === '' || text.trim() === '' || answers.length === 0 || answers.includes(''))
      throw new Error(`Not a question: ${id}`);
    if (distractors.some((distractor) => distractor === '' || answers.includes(distractor)))
      throw new Error(`Bad distractor in ${id}`);
    if (fixedAnswerIndex !== undefined && fixedAnswerIndex > distractors.length)
      throw new Error(`Bad place in ${id}`);
  }
  expect(ids.size).toBe(result.questions.length);
  for (const { reason, row } of result.faults) {
    if (reason === '' || (row !== null && !(row >= 1))) throw new Error(`Bad fault: ${reason}`);
  }
}

/** Bytes changed, taken out, put in, repeated or cut off, as the numbers say. */
function mutated(
  seed: Uint8Array<ArrayBuffer>,
  edits: readonly [kind: number, at: number, value: number][]
): Uint8Array<ArrayBuffer> {
  let bytes = seed;
  const put = (at: number, out: number, into: ArrayLike<number>) => {
    const after = bytes.subarray(at + out);
    const changed = new Uint8Array(at + into.length + after.length);
    changed.set(bytes.subarray(0, at));
    changed.set(into, at);
    changed.set(after, at + into.length);
    bytes = changed;
  };
  for (const [kind, where, value] of edits) {
    const at = where % (bytes.length + 1);
    const nasty = [
      0x22, 0x2c, 0x0a, 0x0d, 0x00, 0xff, 0x5b, 0x5d, 0x7b, 0x7d, 0x5c, 0x09, 0x27, 0x3b, 0xef, 0x80
    ];
    if (kind === 0) put(at, 1, [value]);
    else if (kind === 1) put(at, 1 + (value % 8), []);
    else if (kind === 2) put(at, 0, [nasty[value % nasty.length]]);
    else if (kind === 3) put(at, 0, bytes.slice(at, at + value));
    else bytes = bytes.slice(0, at);
  }
  return bytes;
}

const edit = fc.tuple(fc.nat(4), fc.nat(1_000_000), fc.nat(255));
const MINUTE = 60_000;

/** `npm test` makes every file; by itself this makes a twentieth of them. */
const full = process.env.LAB_FUZZ === 'full';
const runs = (count: number) => (full ? count : count / 20);

describe('whatever the file, there is a sound result or a clear error', () => {
  it('22,000 files with a few bytes changed', { timeout: 4 * MINUTE }, async () => {
    const changed = fc.tuple(fc.constantFrom(...SEEDS), fc.array(edit, { minLength: 1, maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(changed, ([seed, edits]) => isSound(mutated(seed, edits))),
      { numRuns: runs(22_000) }
    );
  });

  it.skipIf(samplesFolder === undefined)(
    '3,000 of the publishers’ own files with a few bytes changed (skipped where ../shared/samples is absent)',
    { timeout: 4 * MINUTE },
    async () => {
      const samples = readdirSync(samplesFolder!)
        .filter((name) => name !== 'README.md')
        .map(readSample);
      const changed = fc.tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 6 }));
      await fc.assert(
        fc.asyncProperty(changed, ([sample, edits]) => isSound(mutated(sample, edits))),
        { numRuns: runs(3000) }
      );
    }
  );

  it('500 parquet files with a few bytes changed', { timeout: MINUTE }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) =>
        isSound(mutated(PARQUET, edits))
      ),
      { numRuns: runs(500) }
    );
  });

  it('1,500 files of any bytes', { timeout: MINUTE }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => isSound(new Uint8Array(bytes))),
      { numRuns: runs(1500) }
    );
  });

  it('1,000 files of any JSON', { timeout: MINUTE }, async () => {
    const key = fc.oneof(
      fc.constantFrom(
        'question',
        'answer',
        'answers',
        'choices',
        'text',
        'label',
        'id',
        'doc',
        'data',
        '__proto__',
        'constructor'
      ),
      fc.string({ maxLength: 4 })
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('json')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs))
      )
    }));
    await fc.assert(
      fc.asyncProperty(json, (value) => isSound(strToU8(JSON.stringify(value)) as Uint8Array<ArrayBuffer>)),
      { numRuns: runs(1000) }
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.runIf(full)('these were at least 20,000 different files', () => {
    expect(files).toBeGreaterThanOrEqual(21_000);
    expect(different.size).toBeGreaterThanOrEqual(20_000);
    process.stderr.write(`import fuzz: ${files} files read, ${different.size} different\n`);
  });
});
