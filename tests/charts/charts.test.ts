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
function svgOf({ body }: { body: string }): string {
  const svg = /<svg[\s\S]*<\/svg>/.exec(body.replace(/<!--[\s\S]*?-->/g, ''))![0];
  return `${svg
    .replace(/ class="[^"]*svelte-[^"]*"/g, (each) => each.replace(/ ?svelte-\w+/g, ''))
    .replace(/(\d\.\d{3})\d+/g, '$1')
    .replace(/></g, '>\n<')}\n`;
}

const shared = { name: 'a', facts };
it.each([
  [
    'reliability',
    () =>
      render(ReliabilityDiagram, { props: { ...shared, title: 'Test', diagram: shownDiagram(probability)! } })
  ],
  [
    'risk-coverage',
    () => render(RiskCoverage, { props: { ...shared, title: 'Test', points: shownRiskCoverage(score) } })
  ],
  [
    'worth-cost',
    () => {
      const points = worthPoints(shown, 'auroc', 'seconds');
      return render(WorthCost, { props: { ...shared, points, worth: 'auroc', cost: 'seconds' } });
    }
  ],
  [
    'worth-cost-empty',
    () => render(WorthCost, { props: { ...shared, points: [], worth: 'skill', cost: 'tokens' } })
  ],
  [
    'agreement',
    () => {
      const agreement = agreementOf(shown.slice(0, 6).map(({ row }) => row));
      return render(AgreementMap, { props: { ...shared, agreement } });
    }
  ],
  [
    'by-group',
    () => {
      const groups = figuresByGroup(probability);
      return render(GroupPanels, {
        props: { ...shared, panels: [{ key: 'a', title: 'Test', subtitle: 'signal', groups }] }
      });
    }
  ],
  [
    'interval-mark',
    () =>
      render(IntervalMark, {
        props: { value: 0.2, interval: [0.1, 0.3], domain: [0, 0.5], chance: [0, 0.05], label: 'ECE' }
      })
  ]
])('the chart “%s” is drawn as it was', async (name, draw) => {
  const svg = svgOf(draw());
  expect(svg).not.toContain('NaN');
  await expect(svg).toMatchFileSnapshot(`./${name}.svg`);
});
