import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importBytes } from '../../../../tests/fixtures/import-bytes';
import { CAPS } from './caps';
import { SHAPES } from './recognise';
import { lmEvaluationRequests } from './shapes/lm-evaluation';
import { MOST_NUMBERS } from './values/numbers-within';

const page = readFileSync('docs/question-files.md', 'utf8');

it('every layout is on the page, by its name', () => {
  const listed = new Set(Array.from(page.matchAll(/^\| ([^|]+?) \|/gm), ([, name]) => name));
  for (const { name } of [...SHAPES, lmEvaluationRequests]) expect(listed).toContain(name);
});

it('so is every limit', () => {
  const written = [
    `${CAPS.fileSize / 2 ** 20} MiB`,
    `${CAPS.unpackedSize / 2 ** 20} MiB`,
    `${CAPS.yamlSize / 2 ** 20} MiB`,
    ...[CAPS.archiveFiles, CAPS.rows, CAPS.columns, CAPS.options, CAPS.cellLength, CAPS.faults].map((cap) =>
      cap.toLocaleString('en')
    )
  ];
  for (const limit of written) expect(page).toContain(`| ${limit} |`);
  expect(page.replaceAll('\n', ' ')).toContain(`more than ${MOST_NUMBERS} of these`);
});

it('its example is read as it says', async () => {
  const [, example] = /```csv\n([\s\S]*?)```/.exec(page)!;
  const { questions, faultCount } = await importBytes('example.csv', example);
  expect(faultCount).toBe(0);
  expect(questions).toMatchObject([
    {
      text: 'What is the capital of France?',
      answers: ['Paris'],
      distractors: ['Lyon', 'Marseille', 'Nice'],
      group: 'capitals'
    },
    { text: 'Who wrote Hamlet?', answers: ['Shakespeare', 'William Shakespeare'], group: 'books' }
  ]);
});
