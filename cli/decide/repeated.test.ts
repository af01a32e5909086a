import { expect, it } from 'vitest';
import { decideArguments, type RepeatedDecision } from '../../src/lib/decisions/take-away/command';
import { parseDecideArguments } from './arguments';

it.each<RepeatedDecision>([
  {
    file: 'run.json',
    row: 'direct/mean-token-entropy',
    target: { kind: 'precision', precision: 0.925, certainty: 0.99 },
    edges: [0.9, 0.5, 0.25],
    fit: 'isotonic',
    sets: { score: 'aps', alpha: 0.05, byGroup: true },
    sampled: { alpha: 0.05, unanswered: 'leave-out', byGroup: true },
    ensemble: ['direct/mean-token-entropy', 'verbalized/number-expectation'],
    against: 'distractors/option-probability',
    chain: { steps: 20, dependence: 0.35 }
  },
  {
    file: 'a file.csv',
    row: null,
    target: { kind: 'precision', precision: 0.5, certainty: null },
    edges: [0.85, 0.6, 0.4],
    fit: null,
    sets: null,
    sampled: null,
    ensemble: null,
    against: null,
    chain: null
  },
  {
    file: 'drawn.json',
    row: 'samples/agreement',
    target: { kind: 'precision', precision: 0.5, certainty: null },
    edges: [0.85, 0.6, 0.4],
    fit: null,
    sets: null,
    sampled: { alpha: 0.2, unanswered: 'count', byGroup: false },
    ensemble: null,
    against: null,
    chain: null
  },
  {
    file: '-odd.csv',
    row: null,
    target: { kind: 'cost', wrong: 2.5, ask: 0 },
    edges: [0.85, 0.6, 0.4],
    fit: null,
    sets: null,
    sampled: null,
    ensemble: null,
    against: null,
    chain: null
  }
])('the line of a report is read as the page had it: %o', (repeated) => {
  const read = parseDecideArguments(decideArguments(repeated));
  const { file, row, target, edges, fit, sets, sampled, ...asked } = repeated;
  expect(read.files).toEqual([file.startsWith('-') ? `./${file}` : file]);
  expect(read).toMatchObject({ rows: row === null ? null : [row], target, edges, fit });
  const { ensemble, against, chain } = asked;
  expect(read).toMatchObject({ ensemble, against, chain });
  expect(read.conformal).toEqual(sets ? [sets.score] : []);
  if (sets) expect(read.alpha).toBe(sets.alpha);
  expect(read.sampled).toEqual(sampled);
});
