import { Faults } from './faults';
import { withGrades } from './graded-file';
import { isPredictionWith } from './is-prediction';
import { longColumns } from './long-columns';
import { oneRow, type PredictedRows } from './predicted-rows';
import type { Predictions, ReadingChoices } from './predictions';
import { readLong } from './read-long';
import { readWide } from './read-wide';
import { knowingColumns, readOpened } from './read-predictions';
import { decoderNotes } from './reading-notes';
import { tablesOfBytes, type OpenedFile } from './tables';
import { wideColumns } from './wide-columns';

/** What a file holds: several rows, in lines or columns of their own, or one confidence a line. */
export type OpenedPredictions =
  { layout: 'several'; predicted: PredictedRows } | { layout: 'one'; predictions: Predictions };

/** The several rows of a file that has a line, or a column, for each; `null` for another. */
function severalOf(opened: OpenedFile, choices: ReadingChoices, file: string): PredictedRows | null {
  const [table, ...others] = opened.tables.filter(({ rows }) => rows.length > 0);
  if (!table || others.length > 0 || choices.use === 'logits') return null;
  const long = choices.rows ? null : longColumns(table, choices);
  const wide = long ? null : wideColumns(table, choices, file);
  if (!long && !wide) return null;
  const faults = new Faults(file);
  const notes = decoderNotes(opened, faults);
  const graded = opened.graded?.answers;
  const read = long
    ? readLong(table, long, file, choices, faults, graded)
    : readWide(table, wide!, file, choices, faults, graded);
  return { ...read, notes: [...(opened.graded?.notes ?? []), ...read.notes, ...notes] };
}

/**
 * Opens a file of predictions of any layout.
 * @param file its name, for messages
 * @throws PredictionsError as `openPredictions` does
 */
export async function openAny(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  said: ReadingChoices = {}
): Promise<OpenedPredictions> {
  const plain = await tablesOfBytes(bytes, file, isPredictionWith(said));
  const { opened, choices } = knowingColumns(plain, () => withGrades(plain, said, file));
  const several = knowingColumns(opened, () => severalOf(opened, choices, file));
  return several
    ? { layout: 'several', predicted: several }
    : { layout: 'one', predictions: readOpened(opened, file, choices) };
}

/**
 * Reads a file of predictions of any layout as rows for the comparison.
 * @param file its name, for messages
 * @throws PredictionsError as `openPredictions` does, and where an id stands in several lines of one row
 */
export async function openPredicted(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  choices: ReadingChoices = {}
): Promise<PredictedRows> {
  const opened = await openAny(bytes, file, choices);
  return opened.layout === 'several' ? opened.predicted : oneRow(opened.predictions, file);
}
