import { engineText } from '../engine/resolve-engine';
import { counted } from '../predictions/counted';
import { NO_MODEL } from '../runs/predictions/from-predictions';
import type { Run } from '../runs/run';
import type { Placing } from './row-place';
import type { Row } from './rows';
import type { ShownRow } from './shown-row';

/** What runs may be told apart by, what says most first. */
const facets: readonly ((run: Run) => string)[] = [
  ({ predictions, plan, model }) => predictions?.file ?? (model?.modelId ?? plan.modelId).split('/').at(-1)!,
  ({ predictions, plan }) => (predictions && plan.modelId !== NO_MODEL ? plan.modelId : ''),
  ({ predictions, set }) => (predictions ? '' : set.title),
  ({ plan }) => counted(plan.questionIds.length, 'question'),
  ({ plan, predictions }) => (predictions ? '' : `seed ${plan.seed}`),
  ({ model }) => (model ? engineText(model) : ''),
  ({ title }) => title,
  ({ createdAt }) => createdAt.slice(0, 10),
  ({ createdAt }) => createdAt.slice(11, 19)
];

/**
 * Short names of runs, no two of them alike: of what says what a run is, no more than tells them apart. Runs that differ in
 * nothing are numbered.
 */
export function runLabels(runs: readonly Run[]): string[] {
  let labels = runs.map(() => '');
  for (const facet of facets) {
    const values = runs.map(facet);
    const unclear = (i: number) => labels.filter((label) => label === labels[i]).length > 1;
    const tells = labels.map(
      (label, i) => unclear(i) && labels.some((other, j) => other === label && values[j] !== values[i])
    );
    labels = labels.map((label, i) => (tells[i] ? [label, values[i]].filter(Boolean).join(' · ') : label));
  }
  return labels.map((label, i) => {
    const before = labels.slice(0, i).filter((other) => other === label).length;
    const name = label || facets[0]!(runs[i]!);
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}

/** A run of a comparison, with its short name there; `null` where it is the only one. */
export interface NamedRun {
  run: Run;
  name: string | null;
}

/** The runs that some rows are of, each once, in the order of the rows. */
export function runsOf(rows: readonly Pick<ShownRow, 'row' | 'run'>[]): NamedRun[] {
  const runs = new Map(rows.map(({ row, run }) => [row.run.id, { run: row.run, name: run }]));
  return [...runs.values()];
}

/** What a run is, in a line: model and engine, set, how many questions, seed, when it was made. */
export function runFacts({ model, plan, set, createdAt, predictions }: Run): string {
  const many = counted(plan.questionIds.length, 'question');
  const asked = [set.title, many, model ? engineText(model) : 'not begun', `seed ${plan.seed}`];
  return [
    model?.modelId ?? plan.modelId,
    ...(predictions ? [`predictions of ${predictions.file}`, many] : asked),
    new Date(createdAt).toLocaleString()
  ].join(' · ');
}

/** Places of the rows of several runs: their keys in the run, and the run’s short name where there are several. */
export function placesAmong(runs: readonly (readonly Row[])[]): Placing {
  const all = runs.map(([row]) => row!.run);
  const labels = runLabels(all);
  return ({ key, run }) => ({
    key,
    run: all.length > 1 ? labels[all.findIndex((each) => each === run)]! : null
  });
}
