import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import AgreementMap from '../../src/lib/charts/AgreementMap.svelte';
import GroupPanels from '../../src/lib/charts/GroupPanels.svelte';
import IntervalMark from '../../src/lib/charts/IntervalMark.svelte';
import ReliabilityDiagram from '../../src/lib/charts/ReliabilityDiagram.svelte';
import RiskCoverage from '../../src/lib/charts/RiskCoverage.svelte';
import WorthCost from '../../src/lib/charts/WorthCost.svelte';
import { agreementOf } from '../../src/lib/comparison/agreement';
import { figuresByGroup } from '../../src/lib/comparison/by-group';
import { compare } from '../../src/lib/comparison/compare';
import { shownDiagram, shownRiskCoverage, shownRow } from '../../src/lib/comparison/shown-row';
import { worthPoints } from '../../src/lib/comparison/worth';
import { testFile } from '../fixtures/run';

const file = testFile(60);
file.run.set.questions.forEach((question, i) => (question.group = ['rivers', 'kings', 'stars'][i % 3]));
const shown = compare([file], { resamples: 100 }).map(({ row, intervals, fits }) =>
  shownRow(row, null, 0, { intervals, fit: fits[0] })
);
const probability = shown.find(({ row }) => row.signal.kind === 'probability')!;
const score = shown.find(({ row }) => row.signal.kind === 'rank-score')!;
const facts = 'n = 60 · Test';

/** The chart’s SVG alone, without what the compiler marks its places with. */
function chart<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: NoInfer<Props>
): string {
  const { body } = render(component as unknown as Component, { props });
  const svg = /<svg[\s\S]*<\/svg>/.exec(body.replace(/<!--[\s\S]*?-->/g, ''))![0];
  return `${svg
    .replace(/ class="[^"]*svelte-[^"]*"/g, (each) => each.replace(/ ?svelte-\w+/g, ''))
    .replace(/(\d\.\d{3})\d+/g, '$1')
    .replace(/></g, '>\n<')}\n`;
}

it.each([
  [
    'reliability',
    () => chart(ReliabilityDiagram, { title: 'Test', name: 'a', diagram: shownDiagram(probability)!, facts })
  ],
  [
    'risk-coverage',
    () => chart(RiskCoverage, { title: 'Test', name: 'a', points: shownRiskCoverage(score), facts })
  ],
  [
    'worth-cost',
    () =>
      chart(WorthCost, {
        points: worthPoints(shown, 'auroc', 'seconds'),
        worth: 'auroc',
        cost: 'seconds',
        name: 'a',
        facts
      })
  ],
  [
    'worth-cost-empty',
    () => chart(WorthCost, { points: [], worth: 'skill', cost: 'tokens', name: 'a', facts })
  ],
  [
    'agreement',
    () =>
      chart(AgreementMap, {
        agreement: agreementOf(shown.slice(0, 6).map(({ row }) => row)),
        name: 'a',
        facts
      })
  ],
  [
    'by-group',
    () =>
      chart(GroupPanels, {
        panels: [{ key: 'a', title: 'Test', subtitle: 'signal', groups: figuresByGroup(probability) }],
        name: 'a',
        facts
      })
  ],
  [
    'interval-mark',
    () =>
      chart(IntervalMark, {
        value: 0.2,
        interval: [0.1, 0.3],
        domain: [0, 0.5],
        chance: [0, 0.05],
        label: 'ECE'
      })
  ]
] as const)('the chart “%s” is drawn as it was', async (name, draw) => {
  const svg = draw();
  expect(svg).not.toContain('NaN');
  await expect(svg).toMatchFileSnapshot(`./${name}.svg`);
});
