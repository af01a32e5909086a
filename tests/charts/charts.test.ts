import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import AnswerClusters from '../../src/lib/charts/AnswerClusters.svelte';
import AgreementMap from '../../src/lib/charts/AgreementMap.svelte';
import FlowChart from '../../src/lib/charts/FlowChart.svelte';
import GroupPanels from '../../src/lib/charts/GroupPanels.svelte';
import IntervalMark from '../../src/lib/charts/IntervalMark.svelte';
import OptionOrders from '../../src/lib/charts/OptionOrders.svelte';
import PrecisionCurve from '../../src/lib/charts/PrecisionCurve.svelte';
import ReliabilityDiagram from '../../src/lib/charts/ReliabilityDiagram.svelte';
import RewardCurve from '../../src/lib/charts/RewardCurve.svelte';
import RiskCoverage from '../../src/lib/charts/RiskCoverage.svelte';
import WorthCost from '../../src/lib/charts/WorthCost.svelte';
import { answerClusters } from '../../src/lib/comparison/answer-clusters';
import { agreementOf } from '../../src/lib/comparison/agreement';
import { figuresByGroup } from '../../src/lib/comparison/by-group';
import { compare } from '../../src/lib/comparison/compare';
import { shownRow } from '../../src/lib/comparison/shown-row';
import { shownDiagram, shownRiskCoverage } from '../../src/lib/comparison/shown-diagrams';
import { helpedHarmed } from '../../src/lib/comparison/helped-harmed';
import { orderEffect } from '../../src/lib/comparison/order-effect';
import { worthPoints } from '../../src/lib/comparison/worth';
import { precisionCurve } from '../../src/lib/decisions/precision-curve';
import { decideReward } from '../../src/lib/decisions/reward';
import type { RunFile } from '../../src/lib/runs/run';
import { halfRows } from '../fixtures/half-rows';
import { testFile } from '../fixtures/run';

const file = testFile(60);
file.run.set.questions.forEach((question, i) => (question.group = ['rivers', 'kings', 'stars'][i % 3]));
const shown = compare([file], { resamples: 100 }).map(({ row, intervals, fits }) =>
  shownRow(row, null, 0, { intervals, fit: fits[0] })
);
const probability = shown.find(({ row }) => row.signal.kind === 'probability')!;
const score = shown.find(({ row }) => row.signal.kind === 'rank-score')!;
const facts = 'n = 60 · Test';

/** What options did to the answers. */
const flowOf = (answers: RunFile['answers']) =>
  helpedHarmed({ run: file.run, answers, armId: 'direct' }, { run: file.run, answers, armId: 'distractors' });

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
    'answer-clusters',
    () => {
      const texts = ['Paris', 'It is Paris.', 'Lyon', 'Paris', 'Nice', 'Lyon', 'Paris', ''];
      const draws = texts.map((text, i) => ({
        text,
        stop: 'end-of-turn' as const,
        tokens: text === '' ? [] : [text],
        logProbs: text === '' ? [] : [-0.2 * (i + 1)],
        entropies: text === '' ? [] : [0.3 * i],
        logPartitions: text === '' ? [] : [5],
        chosenLogits: text === '' ? [] : [4]
      }));
      const clusters = [0, 0, 1, 0, 2, 1, 0, 3];
      const grades = clusters.map((each) => (['right', 'wrong', 'wrong', 'not-attempted'] as const)[each]);
      const evidence = {
        kind: 'samples',
        call: 'c',
        maker: 'grader',
        clusters,
        greedy: null,
        grades
      } as const;
      return render(AnswerClusters, {
        props: {
          ...shared,
          clusters: answerClusters({ ...evidence, clusters, grades }, draws, 'The capital is Marseille.')
        }
      });
    }
  ],
  [
    'flow',
    () => {
      const flow = flowOf(file.answers);
      return render(FlowChart, { props: { ...shared, flow, first: 'Direct answer', second: 'Options' } });
    }
  ],
  [
    'flow-empty',
    () => {
      const flow = flowOf([]);
      return render(FlowChart, { props: { ...shared, flow, first: 'Direct answer', second: 'Options' } });
    }
  ],
  [
    'flow-of-two-runs',
    () => {
      const props = {
        ...shared,
        flow: flowOf(file.answers),
        first: 'Direct answer',
        second: 'Direct answer'
      };
      return render(FlowChart, { props: { ...props, runs: ['World facts · 60 questions', 'own.csv'] } });
    }
  ],
  [
    'flow-of-long-names',
    () => {
      const props = {
        ...shared,
        flow: flowOf(file.answers),
        first: 'Direct answer',
        second: 'Direct answer'
      };
      const runs = ['cpu, 2 threads', 'webgpu'].map(
        (engine) => `SmolLM2-135M-Instruct · World facts · ${engine}`
      );
      return render(FlowChart, { props: { ...props, runs: [runs[0], runs[1]] } });
    }
  ],
  [
    'option-orders',
    () => {
      const texts = ['Paris', 'Lyon', 'A city whose name is long', 'Nice'];
      const orders = texts.map((_, order) =>
        texts.map((_, i) => Number(i === 0) + ((i + order) % 4 === 1 ? 1.5 : 0))
      );
      const effect = orderEffect({ kind: 'option-orders', texts, gold: 0, orders })!;
      return render(OptionOrders, { props: { ...shared, effect } });
    }
  ],
  [
    'precision-curve',
    () => {
      const { values, correct } = halfRows(60, 3);
      const points = precisionCurve(values, correct);
      const told = {
        title: 'Test',
        target: 0.9,
        threshold: points[20]!.threshold,
        sentence: 'What it says.'
      };
      return render(PrecisionCurve, { props: { ...told, name: 'a', points } });
    }
  ],
  [
    'reward-curve',
    () => render(RewardCurve, { props: { decision: decideReward(halfRows(60, 3), { wrong: 5, ask: 1 })! } })
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
