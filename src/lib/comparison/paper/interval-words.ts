import type { IntervalKind } from '../../calibration/calibrators/calibrator';
import type { RowFit } from '../fits';
import type { ShownRow } from '../shown-row';
import { listed } from './listed';

/** Works that intervals of an order's figures rest on, and those of a confidence's. */
export const INTERVAL_SOURCES = [
  'Wilson 1927',
  'Newcombe 2006',
  'DeLong 1988',
  'Efron 1979',
  'Agresti & Coull 1998'
];
export const CONFIDENCE_INTERVAL_SOURCES = ['Newcombe 1998', 'Carpenter 1999'];

/**
 * How the rows' intervals were made, each kind for itself.
 * @param resamples bootstrap resamples, drawn with these seeds
 */
export function intervalSentence(
  rows: readonly ShownRow[],
  resamples: number,
  seeds: readonly number[]
): string {
  const drawn = `${resamples} bootstrap resamples of the questions (${seeds.length === 1 ? 'seed' : 'seeds'} ${listed(seeds.map(String))})`;
  const kinds = [
    'Wilson’s for accuracy',
    'Newcombe’s (2006) for AUROC, widened where DeLong’s variance is the larger one',
    `for AURC and the prediction rejection ratio, percentiles of ${drawn}, joined with those of as many in which each answer drawn has the other outcome with chance 2 / (n + 4), as if four more had been seen (after Agresti & Coull 1998)`,
    ...(rows.some(({ confidence }) => confidence !== null)
      ? [
          'for the Brier score and the NLL, such percentiles joined with an interval that counts four more outcomes, two of them the other ones (after Agresti & Coull 1998)',
          'for mean confidence minus accuracy, Newcombe’s (1998) square-and-add interval, made to hold 0 where a calibrated model would be as far off by chance',
          'for the expected calibration error, by inverting a simulated test (after Carpenter 1999): the true errors under which one as large as that seen is no surprise'
        ]
      : [])
  ];
  return `Intervals are 95 %: ${kinds.join('; ')}.`;
}

const PARAMETER_WORDS: Record<Exclude<IntervalKind, 'none'>, string> = {
  'profile-likelihood': 'from the profile likelihood',
  'observed-information': 'from the observed information',
  wilson: 'Wilson’s'
};

/** How intervals of fitted parameters, and of what the fits changed, were made; empty where there are none. */
export function fitIntervalSentence(fits: readonly RowFit[]): string {
  const kinds = [...new Set(fits.map(({ intervalKind }) => intervalKind))].filter((kind) => kind !== 'none');
  const parameters = kinds.map((kind) => {
    const titles = new Set(fits.filter((fit) => fit.intervalKind === kind).map(({ title }) => title));
    return `${PARAMETER_WORDS[kind]} (${listed([...titles])})`;
  });
  const parts = [
    parameters.length > 0 ? `intervals of fitted parameters are ${listed(parameters)}` : '',
    fits.some(({ changes }) => changes !== null)
      ? 'differences before and after are of the same questions: of NLL and Brier score paired, with intervals made as the scores’ own, of ECE those of the two errors once chance is taken off, with their intervals joined by square-and-add (Zou & Donner 2008)'
      : ''
  ].filter(Boolean);
  const text = parts.join('; ');
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
