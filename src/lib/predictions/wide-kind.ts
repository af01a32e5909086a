import { extent } from 'd3-array';
import { isBlank } from '../questions/import/tables/table';
import { asNumber } from '../questions/import/values/read-value';
import { saysPercent } from './confidence-scale';
import { counted } from './counted';
import { PredictionsError } from './predictions-error';
import type { CellReading } from './read-cells';
import type { RowRole } from './row-columns';
import type { WideColumn } from './wide-columns';

/** Names of numbers that grow with doubt, however a column of them is called. */
const DOUBT = /entropy|uncertain|perplexity|\bppl|nll|neg.*log|surprisal|variance|\bloss/i;
/** Confidences outside 0 to 1 that are rather mistakes, as a share of all. */
const FEW = 0.1;

/** How a column is read, and what must be said of that. */
export interface WideKind extends CellReading {
  notes: string[];
}

const probability = (percent: boolean, notes: string[] = []): WideKind => ({
  kind: 'probability',
  percent,
  notes
});

/**
 * Whether a column is a chance of being right, or a score: as a person said, else by its numbers.
 * @param cells all of the column
 * @param percent whether a person said that confidences are percentages; those of a column within 0 to 1 are not
 * @param cure the option that says what the column is, beside the others
 * @throws PredictionsError where it could be either, or which way it counts cannot be known
 */
export function wideKind(
  { column, as }: WideColumn,
  cells: readonly unknown[],
  percent: boolean,
  { file, cure }: { file: string; cure: (as: RowRole) => string }
): WideKind {
  if (as === 'score') return { kind: 'rank-score', percent: false, notes: [] };
  if (as === 'doubt') {
    return {
      kind: 'rank-score',
      percent: false,
      doubt: true,
      notes: [`"${column}" is larger the less sure: its sign was turned, so that larger is surer.`]
    };
  }
  const filled = cells.filter((cell) => !isBlank(cell));
  const numbers = filled.flatMap((cell) => asNumber(cell) ?? []);
  const outside = numbers.filter((number) => number < 0 || number > 1);
  const [least = 0, largest = 0] = extent(numbers);
  if ((percent || saysPercent(column)) && largest > 1) {
    return probability(true, [
      percent
        ? `"${column}" was read as percentages.`
        : `"${column}" says that confidences are percentages: they were divided by 100.`
    ]);
  }
  if (as === 'confidence' || outside.length <= FEW * filled.length) {
    const doubt =
      as === null && DOUBT.test(column)
        ? [
            `Doubt: the name "${column}" is also that of a number that is larger the less sure. It was read as the chance of being right; if it is not, say so with ${cure('doubt')}.`
          ]
        : [];
    return probability(false, doubt);
  }
  if (largest > 0 && DOUBT.test(column)) {
    throw new PredictionsError(
      `${file}: "${column}" goes up to ${largest}, so that it is no chance of being right, and by its name it may be larger the surer, or the less sure. Say so with ${cure('score')} or ${cure('doubt')}.`
    );
  }
  if (least >= 0 && largest <= 100 && (largest > 10 || numbers.every(Number.isInteger))) {
    throw new PredictionsError(
      `${file}: "${column}" goes up to ${largest}. If these are percentages, say so with --percent; if it is a score whose order alone means something, with ${cure('score')}.`
    );
  }
  return {
    kind: 'rank-score',
    percent: false,
    notes: [
      `"${column}" has ${counted(outside.length, 'number', 'numbers')} outside 0 to 1: it was read as a score, larger is surer, whose order alone means something.`
    ]
  };
}
