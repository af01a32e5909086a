import { fieldKey, type Table } from '../questions/import/tables/table';
import { asNumber } from '../questions/import/values/read-value';
import { EITHER, GIVEN } from './answer-columns';
import { isOutcome, mostly, sample } from './column-samples';
import { PredictionsError } from './predictions-error';

/** Those that hold what is right, yes or no, beside answers in words, never whether these are. */
const TRUTHS = ['truth', 'groundtruth', 'gt'];
const isNumber = (value: unknown) => asNumber(value) !== null;

/** Names of columns that may hold the true class. */
const CLASSES = ['label', 'ytrue', 'target', 'truth', 'groundtruth', 'gt', 'actual', 'true', 'y'];

/** Whether it can be known what `label` or `y_true` means beside a column of predicted classes. */
export function refuseClasses(
  table: Table,
  { correct, confidence }: { correct?: string; confidence?: string },
  file: string
): void {
  const prediction =
    table.columns[
      ['ypred', 'pred', 'predlabel', ...GIVEN, ...EITHER]
        .map((key) => table.indexOf(key))
        .find((i) => i >= 0) ?? -1
    ];
  const isClass = correct !== undefined && CLASSES.includes(fieldKey(correct));
  if (!isClass || prediction === undefined) return;
  const areWords = TRUTHS.includes(fieldKey(correct)) && !mostly(sample(table, correct), isNumber);
  if (!areWords && !mostly(sample(table, prediction), isOutcome)) return;
  throw new PredictionsError(
    `${file}: beside "${prediction}" it cannot be known whether "${confidence}" is the probability of class 1 (then "${correct}" is its outcome) or of the predicted class (then a column must say whether "${prediction}" is right). ` +
      `Say so with --columns confidence=${confidence},correct=${correct}, with --columns answer=${prediction},gold=${correct} where they are answers and what is right, or with a column "correct".`
  );
}
