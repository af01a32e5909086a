import { flushSync, mount, unmount, type Component } from 'svelte';
import { figureFacts } from '../charts/figure-caption';
import ReliabilityDiagram from '../charts/ReliabilityDiagram.svelte';
import RiskCoverage from '../charts/RiskCoverage.svelte';
import { figurePng, figureSource } from '../charts/save-figure';
import { compareRow } from '../comparison/compare';
import { isFit } from '../comparison/is-fit';
import { rowsOf } from '../comparison/rows';
import { fittedDiagram, shownDiagram, shownRiskCoverage } from '../comparison/shown-diagrams';
import { shownRow, type ShownRow } from '../comparison/shown-row';
import type { Splitting } from '../comparison/splitting';
import { toBase64 } from '../runs/file/base64';
import type { RunFile } from '../runs/run';
import { fileName } from '../runs/run-name';

/** A figure as the page saves it. */
export interface FigureFile {
  /** Name of its file, without an ending. */
  name: string;
  svg: string;
  /** As base64. */
  png: string;
}

/** Draws a chart where the page's style sheets reach it, and takes it away again. */
async function drawn<Props extends Record<string, unknown>>(
  chart: Component<Props>,
  props: Props,
  caption: { title: string; facts: string },
  name: string
): Promise<FigureFile> {
  const target = document.createElement('div');
  document.body.append(target);
  const mounted = mount(chart, { target, props });
  flushSync();
  try {
    const svg = target.querySelector<SVGSVGElement>('svg.chart')!;
    const png = new Uint8Array(await (await figurePng(svg, caption)).arrayBuffer());
    return { name, svg: await figureSource(svg, caption), png: toBase64(png) };
  } finally {
    void unmount(mounted);
    target.remove();
  }
}

/** The figures of one row: its reliability diagram or, for a score, its risk–coverage curve; and its diagram after the fit. */
async function figuresOfRow(shown: ShownRow): Promise<FigureFile[]> {
  const { run } = shown.row;
  const title = `${shown.title}, ${shown.subtitle}`;
  const facts = figureFacts(run, shown.order.n);
  const diagram = shownDiagram(shown);
  const fitted = fittedDiagram(shown);
  const name = (what: string) => fileName(what, run, shown.key);
  const figures: FigureFile[] = [];
  if (diagram) {
    const props = { title, name: '', diagram, sentence: shown.verdict?.sentence, facts };
    const caption = { title: `Reliability diagram: ${title}`, facts };
    figures.push(await drawn(ReliabilityDiagram, props, caption, name('reliability')));
  } else {
    const props = { title, name: '', points: shownRiskCoverage(shown), facts };
    const caption = { title: `Risk–coverage curve: ${title}`, facts };
    figures.push(await drawn(RiskCoverage, props, caption, name('risk-coverage')));
  }
  if (fitted && shown.fit && isFit(shown.fit)) {
    const after = `${title}, after ${shown.fit.title}`;
    const of = figureFacts(run, shown.fit.nJudge);
    figures.push(
      await drawn(
        ReliabilityDiagram,
        { title: after, name: '', diagram: fitted, facts: of },
        { title: `Reliability diagram: ${after}`, facts: of },
        name('reliability-fitted')
      )
    );
  }
  return figures;
}

/**
 * The figures of a run's rows as files. Works on a page only, whose own components draw them.
 * @param keys of the rows, `arm/signal`
 * @param splitting how calibrators are judged
 */
export async function figureFiles(
  file: RunFile,
  keys: readonly string[],
  splitting: Splitting
): Promise<FigureFile[]> {
  const figures: FigureFile[] = [];
  for (const row of rowsOf(file).filter(({ key }) => keys.includes(key))) {
    const { intervals, fits } = compareRow(row, { splitting });
    figures.push(...(await figuresOfRow(shownRow(row, null, 0, { intervals, fit: fits[0] ?? null }))));
  }
  return figures;
}
