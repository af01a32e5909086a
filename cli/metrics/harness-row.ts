import type { Faults } from './faults';
import { likeliest, optionRow } from './option-row';
import type { PredictionRow, RawRow } from './predictions';

/**
 * Log-likelihoods of a sample's options: `[[log-likelihood, is greedy], …]`, numbers or (from version 0.4.3 on)
 * numbers as text, in `resps` wrapped in one more list. `null` when the task had no options.
 */
function logLikelihoods({ cells }: RawRow): number[] | null {
  const responses = cells.filtered_resps ?? cells.resps;
  if (!Array.isArray(responses)) return null;
  const values = responses.map((response) => {
    let value: unknown = response;
    while (Array.isArray(value)) value = value[0];
    return typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);
  });
  return values.length < 2 || values.some((value) => !Number.isFinite(value)) ? null : values;
}

/** Texts of the options: the second argument of each request, as a list or as `{gen_args_0: {arg_0, arg_1}, …}`. */
function optionTexts({ cells }: RawRow): string[] {
  const { arguments: requests } = cells;
  if (typeof requests !== 'object' || requests === null) return [];
  return Object.values(requests).map((request) => String(Object.values(request ?? {})[1] ?? '').trim());
}

/** What the target may mean, as option indices: a number, a number as text, a list of one, or an option's text. */
function labelsOf(row: RawRow, count: number): number[] {
  let target = row.cells.target;
  if (Array.isArray(target) && target.length === 1) target = target[0];
  const text = String(target ?? '').trim();
  const texts = optionTexts(row);
  const named = texts.flatMap((option, i) => (option === text && i < count ? [i] : []));
  const index = /^\d+$/.test(text) && Number(text) < count ? [Number(text)] : [];
  return [...new Set([...index, ...(named.length === 1 ? named : [])])];
}

/**
 * One line of an lm-evaluation-harness `samples_*.jsonl` of a task with options; `null` with a fault. The harness's own
 * `acc` must agree with the log-likelihoods and the target, and decides where a target could be an index or a text.
 */
export function harnessRow(row: RawRow, faults: Faults): PredictionRow | null {
  const { place, cells } = row;
  const logits = logLikelihoods(row);
  if (logits === null) {
    const column = cells.filtered_resps === undefined ? 'resps' : 'filtered_resps';
    faults.add(
      place,
      column,
      cells[column],
      'must hold a log-likelihood for each of two or more options (a multiple-choice task)'
    );
    return null;
  }
  const labels = labelsOf(row, logits.length);
  if (labels.length === 0) {
    faults.add(place, 'target', cells.target, `names none of the ${logits.length} options`);
    return null;
  }
  const best = likeliest(logits);
  const accuracy = cells.acc === undefined ? null : Number(cells.acc);
  const agreeing = labels.filter((label) => accuracy === null || (label === best) === (accuracy === 1));
  if (agreeing.length === 0) {
    faults.add(
      place,
      'acc',
      cells.acc,
      `disagrees with the target ${labels[0]}: option ${best} is the likeliest`
    );
    return null;
  }
  return optionRow(logits, agreeing[0]);
}
