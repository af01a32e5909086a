import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askedFile } from '../../tests/fixtures/asked-run';
import type { ExportedEvidence } from '../../src/lib/comparison/exported-evidence';
import { runFilePieces } from '../../src/lib/runs/file/write';
import { evidence } from './evidence';

let folder: string;
let lines: ExportedEvidence[];
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-evidence-'));
  writeFileSync(at('run.json'), [...runFilePieces(await askedFile(2))].join(''));
  expect(await evidence([at('run.json'), '--out', at('out.jsonl')])).toBe(0);
  lines = readFileSync(at('out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
});
afterAll(() => rmSync(folder, { recursive: true }));

const of = (arm: string) => lines.find((line) => line.arm === arm)!;

it('has a line for each question and arm', () => {
  const keys = lines.map(({ question_id, arm }) => `${question_id}/${arm}`);
  expect(new Set(keys).size).toBe(lines.length);
  expect(new Set(lines.map(({ question_id }) => question_id)).size).toBe(2);
  expect(of('direct')).toMatchObject({
    method: 'direct',
    raw_logits: true,
    references: ['yes'],
    samples: null
  });
});

it('has a greedy reply’s tokens, with as many log-probabilities and entropies', () => {
  const { greedy } = of('direct');
  expect(greedy!.tokens.join('')).toBe(greedy!.text);
  for (const list of [greedy!.log_probs, greedy!.entropies]) expect(list).toHaveLength(greedy!.tokens.length);
  for (const p of greedy!.log_probs) expect(p).toBeLessThanOrEqual(0);
});

it('has the drawn replies with their clusters', () => {
  const { samples, same_by, greedy } = of('samples');
  expect(same_by).toBe('grader');
  expect(samples).toHaveLength(3);
  for (const { tokens, log_probs, entropies, logits } of samples!) {
    for (const list of [log_probs, entropies, logits]) expect(list).toHaveLength(tokens.length);
  }
  expect(greedy).toEqual(of('direct').greedy);
});

it('has how alike the drawn replies are, and how much their tokens matter, where that was asked', () => {
  const { similarities, relevances, samples, greedy } = of('alike');
  expect(similarities!.map((row) => row.length)).toEqual([3, 3, 3]);
  similarities!.forEach((row, i) => {
    expect(row[i]).toBe(1);
    row.forEach((cosine, k) => expect(cosine).toBe(similarities![k][i]));
  });
  expect(relevances!.greedy).toHaveLength(greedy?.tokens.length ?? 0);
  expect(relevances!.samples.map(({ length }) => length)).toEqual(
    samples!.map(({ tokens }) => tokens.length)
  );
  for (const arm of ['direct', 'samples'])
    expect(of(arm)).toMatchObject({ similarities: null, relevances: null });
});

it('has K logits and the place of the right option', () => {
  for (const arm of ['distractors', 'distractors-letter', 'distractors-letter-orders']) {
    const { options } = of(arm);
    expect(options!.logits).toHaveLength(4);
    expect(options!.texts[options!.gold]).toBe('yes');
  }
});

it.each<[string[], RegExp]>([
  [[], /needs one file/],
  [['a', 'b'], /needs one file/],
  [['--what'], /--what/]
])('refuses %j', async (argv, message) => {
  await expect(evidence(argv)).rejects.toThrow(message);
});

it('overwrites nothing unless told', async () => {
  await expect(evidence([at('run.json'), '--out', at('out.jsonl')])).rejects.toThrow(/not overwritten/);
  expect(await evidence([at('run.json'), '--out', at('out.jsonl'), '--force'])).toBe(0);
  await expect(evidence([at('run.json'), '--out', at('no/where.jsonl')])).rejects.toThrow(
    /cannot be written/
  );
});
