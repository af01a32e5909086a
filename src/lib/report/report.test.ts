import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { ofRun, reportOf } from '../../../tests/fixtures/decision-report';
import { rowsOf } from '../comparison/rows';
import { cascadeRows, decideCascade } from '../decisions/cascade';
import { decideChain } from '../decisions/chain-answers';
import { coveragePair } from '../decisions/coverage-pair';
import { driftOfRows } from '../decisions/drift';
import { decideEnsemble } from '../decisions/ensemble/ensemble';
import { decideReward } from '../decisions/reward';
import { rowsOfComparison } from '../decisions/rows-of-comparison';
import { codeOf } from '../decisions/take-away/code';
import DecisionsAlone from './DecisionsAlone.svelte';
import Report from './Report.svelte';
import { recordedRun } from '../../../tests/fixtures/recorded-run';

const file = recordedRun();
const row = (key: string) => rowsOfComparison(rowsOf(file).find((each) => each.key === key)!);
const options = row('distractors/option-probability');
const textOf = (html: string) =>
  html
    .replace(/<style[^]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('a report', () => {
  it('of a run holds every decision, the checklist, where they come from and the line that repeats them', async () => {
    const members = ['direct/length-normalised-probability', 'distractors/option-probability'].map((key) => ({
      key,
      title: key,
      rows: row(key)
    }));
    const ensemble = await decideEnsemble(members, { resamples: 20 });
    if ('reason' in ensemble) throw new Error(ensemble.reason);
    const second = row('verbalized/number-expectation');
    const decisions = reportOf(options, ofRun, {
      ensemble,
      reward: decideReward(options, { wrong: 5, ask: 1 }),
      second: {
        title: 'Larger & later',
        cascade: decideCascade(cascadeRows(options, second), 0.5),
        drift: driftOfRows(options, second),
        recalibration: null
      },
      coverage: coveragePair(options, row('direct/mean-token-entropy'), { resamples: 20 }),
      chain: decideChain({ of: 'all', outcomes: options.correct }, { steps: 5, dependence: 0 })
    });
    const { body } = render(Report, { props: { file, splitting: 'halves', decisions } });
    const text = textOf(body);
    for (const { sentences, notes, tables } of decisions.parts) {
      for (const words of [...sentences, ...notes]) expect(text).toContain(words.replace(/\s+/g, ' '));
      for (const { cells } of tables) for (const [head] of cells) expect(text).toContain(head);
    }
    for (const { item, words } of decisions.checklist.filter(({ words }) => !/["<>&]/.test(words))) {
      expect(text).toContain(item);
      expect(text).toContain(words);
    }
    for (const title of [
      'Where answering pays',
      'How often right, over the share handed to the large model',
      'How often right, over seconds a question',
      'How often right, over tokens a question'
    ]) {
      expect(body).toContain(`>${title}</title>`);
    }
    const sets = decisions.parts.find(({ title }) => title === 'Prediction sets')!;
    expect(sets.tables.map(({ caption }) => caption)).toEqual([
      'Sets of each group',
      'Sets of the first 20 of 56 questions'
    ]);
    for (const cell of sets.tables.flatMap(({ cells }) => cells.flat())) expect(text).toContain(cell.trim());
    for (const language of ['python', 'typescript'] as const) {
      expect(text).toContain(codeOf(decisions.file, language).replace(/\s+/g, ' ').trim());
    }
    expect(text).toContain('npm run --silent lab -- decide run.json --rows distractors/option-probability');
    expect(text).toContain('npm run --silent lab -- run --again run.json');
    expect(text).toContain('"format": "calibration-lab-decision"');
    expect(body.match(/<svg class="chart/g)!.length).toBeGreaterThan(3);
    expect(body).not.toMatch(/<script/i);
  });

  it('of a file of predictions holds decisions alone, and its name as text', () => {
    const source = { kind: 'predictions', file: 'f.csv', labVersion: '1' } as const;
    const report = reportOf({ ...options, title: '<img src=x>' }, source);
    const { body } = render(DecisionsAlone, { props: { report } });
    expect(body).toContain('&lt;img src=x>');
    expect(body).not.toContain('<img');
    expect(textOf(body)).toContain('that is for you to write');
  });
});
