import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { catchOutput } from '../tests/fixtures/catch-output';
import { questions, reportOnQuestions } from './questions';
import { UsageError } from './usage-error';

const folder = mkdtempSync(join(tmpdir(), 'calibration-lab-questions-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const out = catchOutput();

const WITH_FAULT =
  'question,answer,distractor,group\nCapital of France?,Paris,Rome,places\n,Berlin,Bonn,places\n';

it('says what a file is, what it holds, and which row is at fault', async () => {
  const report = await reportOnQuestions(file('capitals.csv', WITH_FAULT));
  expect(report).toMatchObject({
    encoding: 'utf-8',
    questions: 1,
    withDistractors: 1,
    groups: { places: 1 },
    problems: [{ file: 'capitals.csv', row: 3, column: 'question' }]
  });
  expect(report.preview[0]).toMatchObject({ text: 'Capital of France?', answers: ['Paris'] });
});

it('ends with 0 when something could be read, problems or not, and prints one object with --json', async () => {
  expect(await questions([file('capitals.csv', WITH_FAULT), '--json'])).toBe(0);
  expect(JSON.parse(out.text)).toHaveProperty('questions', 1);
  expect(await questions([file('capitals.csv', WITH_FAULT)])).toBe(0);
  expect(out.text).toContain('capitals.csv, row 3, question');
});

it('counts groups whatever they are called', async () => {
  const rows = ['__proto__', 'constructor', '__proto__'].map((group, i) => `q${i}?,a,${group}`);
  const { groups } = await reportOnQuestions(file('g.csv', `question,answer,group\n${rows.join('\n')}\n`));
  expect(Object.entries(groups)).toEqual([
    ['__proto__', 2],
    ['constructor', 1]
  ]);
});

it('ends with 2 when nothing could be read', async () => {
  expect(await questions([file('numbers.csv', 'a,b\n1,2\n3,4\n')])).toBe(2);
  expect(out.text).toContain('0 questions');
});

it('reports a stray byte where it stands', async () => {
  const bytes = Buffer.from('question,answer\nCaf\xe9 is what?,a place\n', 'latin1');
  const { problems } = await reportOnQuestions(file('stray.csv', bytes));
  expect(problems).toEqual([expect.objectContaining({ row: 2, effect: 'changed' })]);
});

it('prints nothing that commands a terminal', async () => {
  const record = JSON.stringify({ question: 'What \u001b[31mcolour?', answer: 'red' });
  expect(await questions([file('red.jsonl', `${record}\n`)])).toBe(0);
  expect(out.text).toContain('colour?');
  expect(out.text).not.toContain('\u001b');
});

it.each([[[]], [['none.csv']], [['a.csv', 'b.csv']], [['--what']]])(
  'refuses %j in one line',
  async (argv) => {
    await expect(questions(argv)).rejects.toThrow(UsageError);
  }
);

const KEYS =
  'question,A,B,C,D,answer,notes\nCapital of Korea?,Seoul,Busan,Daegu,Incheon,1,x\nGas?,Helium,Oxygen,Neon,Argon,2,y\n';

it('refuses keys that may count from 0 or 1 until it is told', async () => {
  const path = file('keys.csv', KEYS);
  expect(await questions([path, '--json'])).toBe(2);
  const { problems } = JSON.parse(out.text) as { problems: object[] };
  expect(problems).toEqual([
    expect.objectContaining({
      file: 'keys.csv',
      row: 2,
      line: 2,
      column: 'answer',
      value: '1',
      effect: 'not read'
    })
  ]);
  expect(out.text).toMatch(
    /counted from 0 it is \\"Busan\\", counted from 1 it is \\"Seoul\\"; say --index-base 0 or --index-base 1/
  );
  const answers = async (...flags: string[]) => {
    out.text = '';
    expect(await questions([path, '--json', ...flags])).toBe(0);
    const { preview } = JSON.parse(out.text) as { preview: { answers: string[] }[] };
    return preview.map(({ answers: [first] }) => first);
  };
  expect(await answers('--index-base', '1')).toEqual(['Seoul', 'Oxygen']);
  expect(await answers('--index-base', '0')).toEqual(['Busan', 'Neon']);
  expect(await answers('--index-base', '1', '--columns', 'notes=group')).toEqual(['Seoul', 'Oxygen']);
});

it('names what is not used, in text and in JSON, and takes roles of columns', async () => {
  const path = file('strange.csv', 'alpha,beta,gamma\nLorem ipsum,Rom,x\nDolor sit,Wien,y\n');
  expect(await questions([path])).toBe(2);
  out.text = '';
  expect(await questions([path, '--columns', 'alpha=question,beta=answer'])).toBe(0);
  expect(out.text).toContain('Not used: gamma');
  const report = await reportOnQuestions(path, {
    columns: new Map([
      ['alpha', 'question'],
      ['beta', 'answer']
    ])
  });
  expect(report).toMatchObject({
    notUsed: [{ file: 'strange.csv', columns: ['gamma'] }],
    notes: ['Not used: gamma']
  });
  await expect(questions([path, '--columns', 'delta=question'])).rejects.toThrow(/no column "delta"/);
});

it('says that answers may be several, and splits them when told', async () => {
  const path = file('few.csv', 'question,answers\nA?,a\nB?,b\nC?,c\nWho?,x;y\n');
  const whole = await reportOnQuestions(path);
  expect(whole.problems).toMatchObject([{ row: 5, column: 'answers', value: 'x;y', effect: 'doubt' }]);
  expect(await questions([path, '--json', '--split-answers', ';'])).toBe(0);
  expect(JSON.parse(out.text)).toMatchObject({ problems: [], questions: 4 });
});

it.each([
  [['x', '--index-base', '2']],
  [['x', '--columns', 'a=b']],
  [['x', '--columns', 'question']],
  [['x', '--split-answers', 'and']]
])('refuses %j', async (argv) => {
  await expect(questions(argv)).rejects.toThrow(UsageError);
});

it('says that recorded answers can also be read as predictions', async () => {
  const path = file(
    'recorded.csv',
    'question,gold,reply,confidence,correct\nWho?,Ann,Bea,0.9,0\nWhat?,hat,hat,0.8,1\n'
  );
  const { notes, preview } = await reportOnQuestions(path);
  expect(preview.map(({ answers }) => answers)).toEqual([['Ann'], ['hat']]);
  expect(notes.at(-1)).toContain(`"lab metrics ${path}"`);
});
