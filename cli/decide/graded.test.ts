import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catchOutput } from '../../tests/fixtures/catch-output';
import { cliFiles } from '../../tests/fixtures/cli-files';
import { metrics } from '../metrics/metrics';
import { decide } from './decide';

const { folder } = cliFiles('lab-graded-');
const out = catchOutput();
const cities = ['Paris', 'Vienna', 'Lima', 'Rome', 'Oslo'];
const lines = Array.from({ length: 60 }, (_, i) => {
  const gold = cities[i % 5];
  const answer = i % 3 === 0 ? cities[(i + 1) % 5] : `It is ${gold}.`;
  return `q${i},Which city is number ${i}?,${answer},${gold},${i % 3 === 0 ? 0.4 : 0.9}`;
});
const file = join(folder, 'answers.csv');
writeFileSync(file, ['id,question,answer,gold,confidence', ...lines].join('\n'));

it('lab metrics and lab decide grade answers that are yet to be graded, and say so', async () => {
  const said = '60 answers were graded by the lab’s own rules against "gold": 40 right, 20 wrong.';
  await metrics([file, '--json', '--resamples', '0']);
  const report = JSON.parse(out.text);
  expect(report).toMatchObject({ n: 60, accuracy: 2 / 3, auroc: 1 });
  expect(report.notes[0]).toContain(said);
  out.text = '';
  expect(await decide([file, '--target', 'precision=0.8'])).toBe(0);
  expect(out.text).toContain(said);
});

it('what separates several right answers can be said', async () => {
  const several = join(folder, 'several.csv');
  writeFileSync(
    several,
    'id,response,gold,confidence\na,Lutetia,Paris;Lutetia,0.9\nb,Rome,Oslo;Bergen,0.2\n'
  );
  await expect(metrics([several])).rejects.toThrow(/--split-answers ";"/);
  await metrics([several, '--split-answers', ';', '--json', '--resamples', '0']);
  expect(JSON.parse(out.text.slice(out.text.indexOf('{')))).toMatchObject({ n: 2, accuracy: 0.5 });
  await expect(metrics([several, '--split-answers', '!'])).rejects.toThrow(/must be ; or \| or \/ or none/);
});
