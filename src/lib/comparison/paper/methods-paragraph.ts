import { calibrators } from '../../calibration/calibrators/registry';
import { engineText } from '../../engine/resolve-engine';
import { methodOf } from '../../methods/registry';
import type { Run } from '../../runs/run';
import { isFit } from '../fits';
import type { ShownRow } from '../shown-row';
import { FOLDS } from '../splitting';
import { citedIn, type Reference } from './references';

/** How a run was made and judged, for a paper. */
export interface MethodsParagraph {
  text: string;
  /** The prompts as they were, by the arm; to be printed in an appendix. */
  prompts: { arm: string; name: string; text: string }[];
  references: Reference[];
}

const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** What the figures themselves rest on. */
const FIGURES = ['Wilson 1927', 'Hanley & McNeil 1982', 'Newcombe 2006', 'Efron 1979'];
const OF_CONFIDENCE = ['Brier 1950', 'Naeini, Cooper & Hauskrecht 2015', 'Bröcker & Smith 2007'];

/**
 * A methods paragraph written from a run and the rows shown of it.
 * @param resamples bootstrap resamples behind the intervals
 */
export function methodsParagraph(run: Run, rows: readonly ShownRow[], resamples: number): MethodsParagraph {
  const { plan, set, model, labVersion } = run;
  const arms = plan.arms.map((arm) => ({ arm, method: methodOf(arm.method) }));
  const overruled = Object.keys(run.overrules).length;
  const probabilities = rows.filter(({ confidence }) => confidence !== null);
  const fits = rows.flatMap(({ fit }) => (fit && isFit(fit) ? [fit] : []));
  const titles = [...new Set(fits.map(({ title }) => title))];
  const bins = [...new Set(probabilities.map((shown) => shown.bins))];
  const moved = rows.filter(({ temperature }) => temperature !== null);
  const sentences = [
    `We asked ${model ? `${model.modelId} (${model.runtime}, ${engineText(model)})` : plan.modelId} ${plan.questionIds.length} questions of “${set.title}”${set.licence ? ` (${set.licence})` : ''}, drawn and ordered with seed ${plan.seed}, with Calibration Lab ${labVersion}.`,
    `Each question was asked in ${arms.length === 1 ? 'one way' : `${arms.length} ways`}: ${listed(arms.map(({ arm, method }) => (arm.id === method.id ? method.title : `${method.title} (${arm.id})`)))}; replies were decoded greedily.`,
    `Free answers were graded by rules${overruled > 0 ? `, of which ${overruled} grade${overruled === 1 ? ' was' : 's were'} overruled by a person` : ''}; answers that were not attempted or could not be read are left out of the figures and counted.`,
    `Confidence was read as ${listed([...new Set(rows.map(({ subtitle }) => subtitle))])}.`,
    moved.length > 0
      ? `${moved.length === 1 ? 'One row is' : `${moved.length} rows are`} shown at a temperature other than 1.`
      : '',
    `Intervals are 95 %: Wilson’s for accuracy, Newcombe’s for AUROC, and otherwise by the bootstrap over questions (${resamples} resamples, seed ${plan.seed}).`,
    probabilities.length > 0
      ? `The expected calibration error has ${listed(bins.map(String))} right-closed bins of equal width; its interval is of what is left without chance, beside the error that a perfectly calibrated model would show.`
      : '',
    fits.length > 0
      ? fits[0].splitting === 'folds'
        ? `We fitted ${listed(titles)} and judged every question by a fit on the other folds (${FOLDS} folds by a hash of the question’s id).`
        : `We fitted ${listed(titles)} on one half of the questions and judged on the other (halves by a hash of the question’s id; ${fits[0].nFit} and ${fits[0].nJudge} of the first row); differences before and after are paired by question.`
      : ''
  ];
  const sources = [
    ...arms.map(({ method }) => method.source),
    ...rows.map(({ row }) => row.signal.source),
    ...fits.map(({ calibrator }) =>
      calibrators[calibrator].title.includes('Platt') ? 'Platt 1999' : 'Guo et al. 2017'
    ),
    ...FIGURES,
    ...(probabilities.length > 0 ? OF_CONFIDENCE : ['El-Yaniv & Wiener 2010'])
  ];
  return {
    text: sentences.filter(Boolean).join(' '),
    prompts: arms.flatMap(({ arm }) =>
      Object.entries(arm.prompts)
        .filter(([, text]) => text !== '')
        .map(([name, text]) => ({ arm: arm.id, name, text }))
    ),
    references: citedIn(sources)
  };
}
