import { isRecord } from '../questions/import/tables/record';
import { asNumber, asText } from '../questions/import/values/read-value';
import { counted } from './counted';
import type { Faults } from './faults';
import { likeliest, optionRow, softmax } from './option-row';
import type { RawRow, RowReading } from './predictions';

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
    return asNumber(value);
  });
  return values.length < 2 || values.includes(null) ? null : (values as number[]);
}

/** Texts of the options: the second argument of each request, as a list or as `{gen_args_0: {arg_0, arg_1}, …}`. */
function optionTexts({ cells }: RawRow): string[] {
  const { arguments: requests } = cells;
  if (typeof requests !== 'object' || requests === null) return [];
  return Object.values(requests).map((request) => String(Object.values(request ?? {})[1] ?? '').trim());
}

/** Options the sample's own question says are right, one flag each, as TruthfulQA's `mc2_targets` do; else `null`. */
function rightInDocument({ cells }: RawRow, texts: readonly string[], count: number): number[] | null {
  if (!isRecord(cells.doc)) return null;
  for (const targets of Object.values(cells.doc)) {
    if (!isRecord(targets) || !Array.isArray(targets.choices) || !Array.isArray(targets.labels)) continue;
    const { choices, labels } = targets;
    const same = choices.length === count && choices.every((choice, i) => asText(choice) === texts[i]);
    if (!same || labels.length !== count || !labels.every((flag) => flag === 0 || flag === 1)) continue;
    const right = labels.flatMap((flag, i) => (flag === 1 ? [i] : []));
    if (right.length > 0) return right;
  }
  return null;
}

/** What the target may mean, as option indices: a number, a number as text, a list of one, or an option's text. */
function labelsOf(row: RawRow, texts: readonly string[], count: number): number[] {
  let target = row.cells.target;
  if (Array.isArray(target) && target.length === 1) target = target[0];
  const text = String(target ?? '').trim();
  const named = texts.flatMap((option, i) => (option === text && i < count ? [i] : []));
  const index = /^\d+$/.test(text) && Number(text) < count ? [Number(text)] : [];
  return [...new Set([...index, ...(named.length === 1 ? named : [])])];
}

/** Options named by a target that is a list of several indices, or the flags of the question; `null` for a single one. */
function severalRight(row: RawRow, texts: readonly string[], count: number): number[] | null {
  const { target } = row.cells;
  const inTarget =
    Array.isArray(target) && target.length > 1
      ? target.map((item) => (typeof item === 'number' ? item : texts.indexOf(String(item).trim())))
      : null;
  const right = inTarget ?? rightInDocument(row, texts, count);
  const isGiven =
    right !== null && right.length > 1 && right.every((i) => Number.isInteger(i) && i >= 0 && i < count);
  return isGiven ? [...new Set(right)] : null;
}

/** Reads samples of lm-evaluation-harness, of tasks with options, and counts those that are read in a special way. */
export class HarnessRows {
  private readonly masses: number[] = [];
  private byContext = 0;

  /**
   * One line of a `samples_*.jsonl`. The harness's own `acc` must agree with the log-likelihoods and the target, and
   * decides where a target could be an index or a text, or where the options differ by their contexts alone.
   */
  read(row: RawRow, faults: Faults): RowReading {
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
    const texts = optionTexts(row);
    const several = severalRight(row, texts, logits.length);
    if (several) return this.ofSeveral(logits, several);

    const best = likeliest(logits);
    const accuracy = asNumber(cells.acc);
    if (accuracy !== null && accuracy !== 0 && accuracy !== 1) {
      const reason = 'is a share, as where several options are right, but the sample does not say which';
      faults.add(place, 'acc', cells.acc, reason);
      return null;
    }
    const labels = rightInDocument(row, texts, logits.length) ?? labelsOf(row, texts, logits.length);
    const sameText = texts.length === logits.length && new Set(texts).size === 1;
    if (labels.length === 0 && sameText && accuracy !== null) {
      if (accuracy === 0 && logits.length > 2) {
        const reason = `does not say which of the ${logits.length} options is right: they differ by their contexts, and the likeliest is wrong`;
        faults.add(place, 'target', cells.target, reason);
        return null;
      }
      this.byContext++;
      return optionRow(logits, accuracy === 1 ? best : 1 - best);
    }
    if (labels.length === 0) {
      const reason = sameText
        ? 'names none of the options, which differ by their contexts; "acc" would say whether the likeliest is right'
        : `names none of the ${logits.length} options`;
      faults.add(place, 'target', cells.target, reason);
      return null;
    }
    const [agreeing] = labels.filter((label) => accuracy === null || (label === best) === (accuracy === 1));
    if (agreeing === undefined) {
      const reason = `disagrees with the target ${labels[0]}: option ${best} is the likeliest`;
      faults.add(place, 'acc', cells.acc, reason);
      return null;
    }
    return optionRow(logits, agreeing);
  }

  private ofSeveral(logits: number[], right: readonly number[]): RowReading {
    const probabilities = softmax(logits);
    const best = likeliest(logits);
    const rightMass = right.reduce((sum, option) => sum + probabilities[option]!, 0);
    this.masses.push(rightMass);
    return { confidence: probabilities[best]!, correct: right.includes(best) ? 1 : 0, rightMass };
  }

  /** How special samples were read, in sentences. */
  notes(): string[] {
    const notes: string[] = [];
    if (this.byContext > 0) {
      notes.push(
        `In ${counted(this.byContext, 'sample')} the options are the same text after different contexts; "acc" said which is right.`
      );
    }
    if (this.masses.length > 0) {
      const mean = this.masses.reduce((sum, mass) => sum + mass, 0) / this.masses.length;
      notes.push(
        `In ${counted(this.masses.length, 'sample')} several options are right: the confidence is the probability of the likeliest option, which counts as right where it is one of them. The probability of all right options together (the "acc" of mc2) is ${mean.toFixed(4)} on average; it is not an outcome and is in no other figure.`
      );
    }
    return notes;
  }
}
