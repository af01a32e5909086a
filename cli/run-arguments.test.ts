import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { methods } from '../src/lib/methods/registry';
import { parseCompareArguments } from './compare/arguments';
import { parseRunArguments, type NewRun } from './run-arguments';

it('goes on with a run as it was planned', () => {
  expect(parseRunArguments(['--resume', 'out'])).toMatchObject({
    kind: 'resumed',
    out: 'out',
    settings: { splitting: 'halves' }
  });
  expect(parseRunArguments(['--resume', 'out', '--split', 'folds'])).toMatchObject({
    settings: { splitting: 'folds' }
  });
  for (const also of [['--seed', '0'], ['--set', 'workshop-40'], ['--out', 'out'], ['--force']]) {
    expect(() => parseRunArguments(['--resume', 'out', ...also])).toThrow(
      `${also[0]} cannot be given with it`
    );
  }
});

it('asks a stored run again, on another engine where one is named', () => {
  expect(parseRunArguments(['--again', 'run.json'])).toMatchObject({
    kind: 'repeated',
    file: 'run.json',
    engine: null,
    out: 'out',
    force: false
  });
  expect(parseRunArguments(['--again', 'run.json', '--engine', 'cpu', '--out', 'o'])).toMatchObject({
    engine: 'cpu',
    out: 'o'
  });
  for (const also of [
    ['--seed', '0'],
    ['--set', 'workshop-40'],
    ['--limit', '3'],
    ['--model', 'x']
  ]) {
    expect(() => parseRunArguments(['--again', 'run.json', ...also])).toThrow(
      `${also[0]} cannot be given with it`
    );
  }
  expect(() => parseRunArguments(['--again', 'run.json', '--engine', 'x'])).toThrow(/--engine must be/);
});

it('replaces results only when told', () => {
  expect(parseRunArguments(['--set', 'workshop-40'])).toMatchObject({
    kind: 'new',
    out: 'out',
    force: false
  });
  expect(parseRunArguments(['--set', 'workshop-40', '--force'])).toMatchObject({ force: true });
});

const setOf = (...argv: string[]) => parseRunArguments(['--set', 'workshop-40', ...argv]) as NewRun;

it('takes all methods, or some by name, with their options', () => {
  expect(setOf('--methods', 'all').methods.map(({ method }) => method)).toEqual(methods.map(({ id }) => id));
  const argv = ['--option', 'samples.count=3', '--option', 'samples.equivalence=model'];
  const chosen = setOf('--methods', 'p-true,samples', ...argv).methods;
  expect(chosen.map(({ id }) => id)).toEqual(['p-true', 'samples']);
  expect(chosen[1].options).toMatchObject({ count: 3, equivalence: 'model', temperature: 1 });
});

it('takes a preset beside others, each method once, and knows which were named', () => {
  const { methods: asked, named } = setOf('--methods', 'all,direct:short,direct');
  expect(asked.map(({ id }) => id)).toEqual([...methods.map(({ id }) => id), 'short']);
  expect(named).toEqual(['short', 'direct']);
  const both = setOf('--methods', 'direct,usual,thorough').methods.map(({ id }) => id);
  expect(new Set(both).size).toBe(both.length);
  expect(setOf('--methods', 'usual').named).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'lab-prompts-'));
function promptFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('asks one method twice, under prompts from files', () => {
  const file = promptFile('short.txt', '{question} Be brief.\n');
  const [plain, short] = setOf(
    ...['--methods', 'direct,direct:in short'],
    ...['--prompt', `direct:in short.question=${file}`, '--option', 'direct:in short.maxTokens=8']
  ).methods;
  expect(plain).toMatchObject({
    id: 'direct',
    prompts: { question: '{question}' },
    options: { maxTokens: 32 }
  });
  expect(short).toMatchObject({
    id: 'in short',
    method: 'direct',
    prompts: { question: '{question} Be brief.' },
    options: { maxTokens: 8 }
  });
});

it('takes options and prompts of a variant with dots in its name', () => {
  const file = promptFile('v1.2=x.txt', '{question} Be brief.');
  const [plain, dotted] = setOf(
    ...['--methods', 'direct,direct:v1.2', '--option', 'direct:v1.2.maxTokens=8'],
    ...['--option', 'direct.maxTokens=16', '--prompt', `direct:v1.2.question=${file}`]
  ).methods;
  expect(plain).toMatchObject({ id: 'direct', options: { maxTokens: 16 } });
  expect(dotted).toMatchObject({
    id: 'v1.2',
    prompts: { question: '{question} Be brief.' },
    options: { maxTokens: 8 }
  });
});

it.each<[string[], RegExp]>([
  [
    ['--methods', 'direct', '--prompt', `direct.question=${promptFile('a', 'x {y}')}`],
    /\{question\} is missing\. \{y\} is no/
  ],
  [
    ['--methods', 'direct', '--prompt', 'direct.question=not-there.txt'],
    /"not-there.txt" cannot be read \(ENOENT\)/
  ],
  [['--methods', 'direct', '--prompt', 'direct.answer=x'], /no prompt "answer"\. It has question, begin/],
  [
    ['--methods', 'direct', '--prompt', 'direct:b.question=x'],
    /"direct:b" is not among the methods asked \(direct\)/
  ],
  [['--methods', 'direct', '--prompt', 'x'], /METHOD\.PROMPT=FILE/],
  [['--methods', 'direct:a/b'], /METHOD:NAME\. A name is made of/],
  [['--methods', 'direct:a,verbalized:a'], /Another variant is called “a”/],
  [['--methods', 'direct:verbalized'], /“verbalized” is a method/],
  [['--methods', 'p-false'], /no method "p-false"/],
  [['--methods', 'direct, direct'], /names "direct" twice\. .*METHOD:NAME/],
  [['--methods', 'direct:a,direct:a'], /names "direct:a" twice/],
  [
    ['--methods', 'samples', '--option', 'samples.similarity=0.8'],
    /samples.similarity says nothing without samples.equivalence=embeddings/
  ],
  [
    ['--methods', 'samples', '--option', 'samples.equivalence=people'],
    /one of grader, model, embeddings, got "people"/
  ],
  [['--methods', 'samples', '--option', 'samples.count=0'], /whole number from 1 to 100/],
  [['--methods', 'samples', '--option', 'samples.top=1'], /no option "top". It has .*topP/],
  [['--methods', 'direct', '--option', 'samples.count=3'], /"samples" is not among the methods asked/],
  [['--option', 'count=3'], /METHOD\.KEY=VALUE/]
])('names what is wrong with %j', (argv, message) => {
  expect(() => setOf(...argv)).toThrow(message);
});

it('takes one part of a shared-out run, and no part that there is not', () => {
  const asked = (...more: string[]) => parseRunArguments(['--set', 'world-facts', ...more]) as NewRun;
  expect(asked('--shard', '3/30').shard).toEqual({ part: 3, of: 30 });
  expect(asked().shard).toBe(null);
  for (const wrong of ['31/30', '0/3', '3', '']) {
    expect(() => asked('--shard', wrong)).toThrow(/--shard must be PART\/PARTS, such as 3\/30/);
  }
});

it('an empty number is none, of a run and of a comparison', () => {
  const set = ['--set', 'workshop-40'];
  for (const name of ['seed', 'limit', 'examples']) {
    expect(() => parseRunArguments([...set, `--${name}`, ''])).toThrow(
      `--${name} must be a whole number from`
    );
  }
  expect(() => parseRunArguments([...set, '--limit', '0'])).toThrow('from 1 up, got "0"');
  for (const name of ['bins', 'resamples']) {
    expect(() => parseCompareArguments(['run.json', `--${name}`, ' '])).toThrow(
      `--${name} must be a whole number`
    );
  }
});
