import { Faults } from './faults';
import { withGrades } from './graded-file';
import { isPredictionWith } from './is-prediction';
import { longColumns, type LongColumns } from './long-columns';
import { oneRow, type PredictedRows } from './predicted-rows';
import type { Predictions, ReadingChoices } from './predictions';
import { readLong } from './read-long';
import { knowingColumns, readOpened } from './read-predictions';
import { decoderNotes } from './reading-notes';
import { tablesOfBytes, type OpenedFile } from './tables';

/** What a file holds: rows for each arm and signal, or one confidence a line. */
export type OpenedPredictions =
  { layout: 'long'; predicted: PredictedRows } | { layout: 'one'; predictions: Predictions };

/** The columns of a file that has a line for each question, arm and signal. */
function longOf({ tables }: OpenedFile, choices: ReadingChoices): LongColumns | null {
  const [table, ...others] = tables.filter(({ rows }) => rows.length > 0);
  return table && others.length === 0 && choices.use !== 'logits' ? longColumns(table, choices) : null;
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
  const columns = longOf(opened, choices);
  if (!columns) return { layout: 'one', predictions: readOpened(opened, file, choices) };
  const faults = new Faults(file);
  const notes = decoderNotes(opened, faults);
  const [table] = opened.tables.filter(({ rows }) => rows.length > 0);
  const predicted = readLong(table!, columns, file, choices, faults, opened.graded?.answers);
  const graded = opened.graded?.notes ?? [];
  return { layout: 'long', predicted: { ...predicted, notes: [...graded, ...predicted.notes, ...notes] } };
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
  return opened.layout === 'long' ? opened.predicted : oneRow(opened.predictions, file);
}
