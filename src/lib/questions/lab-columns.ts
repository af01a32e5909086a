/**
 * Columns of the lab's own CSV, in order; its JSONL has the fields of `Question` under their own names, its
 * JSON is a whole `QuestionSet`. Where cells may
 * hold several texts they hold a JSON list; an empty cell means that the question does not have the field. Every cell is
 * written through `defuseFormula`, since a spreadsheet may open it.
 * The first row of the CSV and the first line of the JSONL also hold the set's id, title, description, licence and source as
 * the object `set` (in a cell: as JSON), so that these formats lose nothing.
 * - `answer` is the preferred accepted answer, `aliases` a list of the others;
 * - `distractors` a list, `distractor_origins` a list aligned to it;
 * - `fixed_answer_index` and `popularity` numbers.
 */
export const LAB_CSV_COLUMNS = [
  'id',
  'question',
  'answer',
  'aliases',
  'distractors',
  'distractor_origins',
  'fixed_answer_index',
  'group',
  'popularity',
  'set'
] as const;
