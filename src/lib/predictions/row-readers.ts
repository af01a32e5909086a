import { ConfidenceRows } from './confidence-row';
import { ConfidenceScale, saysPercent } from './confidence-scale';
import type { Faults } from './faults';
import { HarnessRows } from './harness-row';
import { textsColumn, type Layout } from './layout';
import { OptionRows } from './option-row';
import type { RawRow, ReadingChoices, RowReading } from './predictions';
import { PredictionsError } from './predictions-error';

/** Reads rows of one kind and says what was done to them. */
export interface RowReader {
  read(row: RawRow, faults: Faults): RowReading;
  notes(): string[];
  /** What cannot be known once all rows are read, and how to say it; absent where nothing is open. */
  openQuestion?(): string | null;
}

/** Whether recorded answers state confidences from 0 to 100, as their publishers do: one is over 1. */
const areFromHundred = (cells: readonly unknown[]) => cells.some((cell) => Number(cell) > 1);

/** What reads the rows of a layout. */
export function readerOf(layout: Layout, rows: readonly RawRow[], choices: ReadingChoices): RowReader {
  const { columns } = layout;
  const percent = choices.percent ?? false;
  if (layout.format === 'lm-evaluation-harness') return new HarnessRows();
  if (layout.format === 'logits') {
    const values = columns[layout.kind]!;
    const texts = textsColumn(Object.keys(rows[0]?.cells ?? {}));
    const option = {
      kind: layout.kind,
      values,
      label: columns.label!,
      texts,
      correct: columns.correct ?? null
    };
    return new OptionRows(rows, option, choices.indexBase, percent);
  }
  const [confidence, correct] = [columns.confidence!, columns.correct!];
  const cells = rows.map((row) => row.cells[confidence]);
  const named = saysPercent(confidence) && areFromHundred(cells);
  const known = !percent && (layout.recorded || named) && areFromHundred(cells);
  const scale = new ConfidenceScale(cells, confidence, percent || known);
  const reader = new ConfidenceRows(scale, { confidence, correct }, layout.recorded);
  return {
    read: (row, faults) => reader.read(row, faults),
    notes: () => [
      ...(known
        ? [
            named
              ? `"${confidence}" says that confidences are percentages: they were divided by 100.`
              : 'Recorded answers of this layout state confidences from 0 to 100: they were divided by 100.'
          ]
        : []),
      ...(percent ? ['Confidences were read as percentages.'] : []),
      ...scale.notes()
    ]
  };
}

/**
 * Refuses a column that says it holds percentages, and holds none.
 * @throws PredictionsError saying so
 */
export function refuseFractions(
  layout: Layout,
  rows: readonly RawRow[],
  { percent }: ReadingChoices,
  file: string
): void {
  const { confidence } = layout.columns;
  if (layout.format !== 'confidences' || percent || !confidence || !saysPercent(confidence)) return;
  const numbers = rows.map(({ cells }) => Number(cells[confidence]));
  if (numbers.every((number) => !(number > 1)) && numbers.some((number) => number > 0 && number < 1)) {
    throw new PredictionsError(
      `${file}: "${confidence}" says that confidences are percentages, but none is over 1. If they are from 0 to 1, rename the column "confidence".`
    );
  }
}

/**
 * Refuses `percent` where it cannot be meant.
 * @throws PredictionsError saying why
 */
export function refusePercent(
  layout: Layout,
  rows: readonly RawRow[],
  { percent }: ReadingChoices,
  file: string
): void {
  if (!percent) return;
  const column =
    layout.format === 'confidences'
      ? layout.columns.confidence
      : layout.format === 'logits' && layout.kind === 'probs'
        ? layout.columns.probs
        : undefined;
  if (column === undefined)
    throw new PredictionsError(`${file}: --percent is for confidences, and none were read.`);
  if (layout.format !== 'confidences') return;
  const numbers = rows.map(({ cells }) =>
    Number(
      String(cells[column] ?? '')
        .replace('%', '')
        .replace(',', '.')
    )
  );
  if (numbers.every((number) => !(number > 1)) && numbers.some((number) => number > 0 && number < 1)) {
    throw new PredictionsError(
      `${file}: --percent was said, but no ${column} is over 1, and some lie between 0 and 1. Leave --percent out.`
    );
  }
}
