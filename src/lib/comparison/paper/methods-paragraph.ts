import { calibrators } from '../../calibration/calibrators/registry';
import { nameInPaper } from '../../engine/catalogue';
import { engineText } from '../../engine/resolve-engine';
import { counted } from '../../predictions/counted';
import { methodOf } from '../../methods/registry';
import { NO_MODEL } from '../../runs/predictions/from-predictions';
import type { Run } from '../../runs/run';
import type { NamedRun } from '../run-labels';
import { isFit } from '../is-fit';
import type { ShownRow } from '../shown-row';
import { FOLDS } from '../splitting';
import type { Reference } from '../../calibration/reference';
import type { Arm } from '../../methods/arm';
import {
  CONFIDENCE_INTERVAL_SOURCES,
  fitIntervalSentence,
  INTERVAL_SOURCES,
  intervalSentence
} from './interval-words';
import { listed } from './listed';
import { citedIn, references } from './references';

/** How a run was made and judged, for a paper. */
export interface MethodsParagraph {
  text: string;
  /** The prompts as they were, by the arm; to be printed in an appendix. */
  prompts: { arm: string; name: string; text: string }[];
  references: Reference[];
}

/** What the figures themselves rest on. */
const FIGURES = ['Hanley & McNeil 1982', ...INTERVAL_SOURCES];
const OF_CONFIDENCE = [
  'Brier 1950',
  'Naeini, Cooper & Hauskrecht 2015',
  'Bröcker & Smith 2007',
  ...CONFIDENCE_INTERVAL_SOURCES
];

const armsOf = ({ plan }: Run) => plan.arms.map((arm) => ({ arm, method: methodOf(arm.method) }));

/** How replies were decoded: those that are graded, and those that are drawn besides. */
function decodingWords(arms: readonly Arm[]): string {
  const drawn = arms.flatMap(({ id, options: { temperature, topP } }) =>
    typeof temperature === 'number'
      ? [
          `${id}: at temperature ${temperature}${typeof topP === 'number' && topP < 1 ? `, top-p ${topP}` : ''}`
        ]
      : []
  );
  return `graded replies were decoded greedily${drawn.length > 0 ? `, others were drawn (${drawn.join('; ')})` : ''}`;
}

/** How the answers of a run came about, in sentences. */
function cameAbout({ run, name }: NamedRun): string[] {
  const { plan, set, model, labVersion, predictions, overrules } = run;
  const before = name === null ? '' : `${name}: `;
  if (predictions) {
    const of = plan.modelId === NO_MODEL ? '' : ` (${plan.modelId})`;
    return [
      `${before}Confidences and grades of ${counted(plan.questionIds.length, 'question')} were read from ${predictions.file}${of} by Calibration Lab ${labVersion}; answers that were not attempted or could not be read are left out of the figures and counted.`
    ];
  }
  const arms = armsOf(run);
  const { name: asked, weights } = nameInPaper(plan.modelId);
  const on = model
    ? ` (${weights === null ? '' : `weights of ${weights}, `}${model.runtime}, ${engineText(model)})`
    : '';
  const overruled = Object.keys(overrules).length;
  return [
    `${before}We asked ${asked}${on} ${counted(plan.questionIds.length, 'question')} of “${set.title}”${set.licence ? ` (${set.licence})` : ''}, drawn and ordered with seed ${plan.seed}, with Calibration Lab ${labVersion}.`,
    `Each question was asked in ${arms.length === 1 ? 'one way' : `${arms.length} ways`}: ${listed(arms.map(({ arm, method }) => (arm.id === method.id ? `“${method.title}”` : `“${method.title}” (${arm.id})`)))}; ${decodingWords(arms.map(({ arm }) => arm))}.`,
    `Free answers were graded by rules${overruled > 0 ? ` (${overruled} grade${overruled === 1 ? ' was' : 's were'} overruled by a person)` : ''}; answers that were not attempted or could not be read are left out of the figures and counted.`
  ];
}

/**
 * A methods paragraph written from runs and the rows shown of them.
 * @param runs in their order; what holds of one is said of it by name
 * @param resamples bootstrap resamples behind the intervals
 */
export function methodsParagraph(
  runs: readonly NamedRun[],
  rows: readonly ShownRow[],
  resamples: number
): MethodsParagraph {
  const seeds = [...new Set(runs.map(({ run }) => run.plan.seed))];
  const several = runs.length > 1;
  const probabilities = rows.filter(({ confidence }) => confidence !== null);
  const fits = rows.flatMap(({ fit }) => (fit && isFit(fit) ? [fit] : []));
  const [firstFit] = fits;
  const titles = [...new Set(fits.map(({ title }) => title))];
  const bins = [...new Set(probabilities.map((shown) => shown.bins))];
  const apart = several ? ', separately in each run,' : '';
  const moved = rows.filter(({ temperature }) => temperature !== null);
  const ofFits = fitIntervalSentence(fits);
  const sentences = [
    ...runs.flatMap(cameAbout),
    several
      ? 'Every figure of a run is of its own questions; runs were paired only where they asked the same question.'
      : '',
    `Confidence was read as ${listed([...new Set(rows.map(({ subtitle }) => subtitle))])}.`,
    moved.length > 0
      ? `${moved.length === 1 ? 'One row is' : `${moved.length} rows are`} shown at a temperature other than 1.`
      : '',
    intervalSentence(rows, resamples, seeds),
    probabilities.length > 0
      ? `The expected calibration error has ${listed(bins.map(String))} right-closed bins of equal width; its interval is of what is left once chance is taken off, and the error that a perfectly calibrated model would show is given with it.`
      : '',
    firstFit
      ? firstFit.splitting === 'folds'
        ? `We fitted ${listed(titles)}${apart} and judged every question by a fit on the other folds (${FOLDS} folds by a hash of the question’s id).`
        : `We fitted ${listed(titles)}${apart} on one half of the questions and judged on the other (halves by a hash of the question’s id; ${firstFit.nFit} and ${firstFit.nJudge} of the first row).`
      : '',
    ofFits
  ];
  const sources = [
    ...runs.flatMap(({ run }) => (run.predictions ? [] : armsOf(run).map(({ method }) => method.source))),
    ...rows.map(({ row }) => row.signal.source),
    ...FIGURES,
    ofFits,
    ...(probabilities.length > 0 ? OF_CONFIDENCE : ['El-Yaniv & Wiener 2010'])
  ];
  const cited = new Set(
    [...citedIn(sources), ...fits.map(({ calibrator }) => calibrators[calibrator].source)].map(
      ({ key }) => key
    )
  );
  return {
    text: sentences.filter(Boolean).join(' '),
    prompts: runs.flatMap(({ run, name: of }) =>
      armsOf(run).flatMap(({ arm }) =>
        Object.entries(arm.prompts)
          .filter(([, text]) => text !== '')
          .map(([name, text]) => ({ arm: of === null ? arm.id : `${of}, ${arm.id}`, name, text }))
      )
    ),
    references: references.filter(({ key }) => cited.has(key))
  };
}
