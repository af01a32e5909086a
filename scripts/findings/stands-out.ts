import { percent } from '../../src/lib/charts/numbers';
import type { ComparedRow } from '../../src/lib/comparison/compare';
import { isFit } from '../../src/lib/comparison/is-fit';
import type { RunAbout } from './about';

const range = (shares: readonly number[]) => {
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map((share) => percent(share));
  return low === high ? low : `${low} to ${high}`;
};

function readings({ arms }: RunAbout): string | null {
  const rates = arms.flatMap(({ parseRate }) => (parseRate !== null && parseRate < 1 ? [parseRate] : []));
  if (rates.length === 0) return null;
  return `Where the model has to write something that can be read, it does so in ${range(rates)} of its replies (${rates.length} ways of asking).`;
}

function orders({ arms }: RunAbout): string | null {
  const changes = arms.flatMap(({ orderChanges }) => orderChanges ?? []);
  if (changes.length === 0) return null;
  return `Another order of what it chooses from changes the choice in ${range(changes)} of the questions (${changes.length} ways of asking).`;
}

function informative(rows: readonly ComparedRow[]): string {
  const known = rows.flatMap(({ intervals }) => (intervals?.auroc ? [intervals.auroc] : []));
  const better = known.filter(([low]) => low > 0.5).length;
  const worse = known.filter(([, high]) => high < 0.5).length;
  return (
    `Of ${known.length} rows with an interval, ${better} tell right answers from wrong ones better than chance and ${worse} worse; ` +
    'that is each row by itself, and of twenty rows without information one looks so by chance.'
  );
}

function beatsConstant(rows: readonly ComparedRow[]): string | null {
  const own = rows.flatMap(({ confidence }) => confidence ?? []);
  const before = own.filter(({ brier, brierConstant }) => brier < brierConstant).length;
  const fits = rows.flatMap(({ fits }) => fits.filter(isFit).slice(0, 1));
  const after = fits.filter(({ after }) => after.brier < after.brierConstant).length;
  if (own.length === 0) return null;
  return (
    `As it is, ${before} of ${own.length} probabilities have a smaller Brier score than always saying the share of right answers; ` +
    `fitted, and judged out of fold, ${after} of ${fits.length} rows (scores among them) have.`
  );
}

/** What of a run is worth a sentence, each with its figures. */
export function standsOut(about: RunAbout, rows: readonly ComparedRow[]): string[] {
  return [informative(rows), beatsConstant(rows), readings(about), orders(about)].filter(
    (sentence): sentence is string => sentence !== null
  );
}
