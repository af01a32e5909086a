/**
 * Checks that every row has an outcome and that it is 0 (wrong) or 1 (right). An answer that was not attempted is no
 * outcome: it is left out and counted beside the figure, never coded as another number.
 * @throws RangeError naming the two lengths, or the first row and its value
 */
export function requireOutcomes(rows: { readonly length: number }, correct: ArrayLike<number>): void {
  requireSameLength(rows, correct);
  for (let row = 0; row < correct.length; row++) {
    if (correct[row] !== 0 && correct[row] !== 1) {
      throw new RangeError(
        `Row ${row}: an outcome must be 0 (wrong) or 1 (right), got ${correct[row]}. Leave out answers that were not attempted.`
      );
    }
  }
}

/**
 * Checks graded outcomes: shares of being right in [0, 1].
 * @throws RangeError naming the two lengths, or the first row and its value
 */
export function requireGrades(rows: { readonly length: number }, grades: ArrayLike<number>): void {
  requireSameLength(rows, grades);
  for (let row = 0; row < grades.length; row++) {
    if (!(grades[row] >= 0 && grades[row] <= 1)) {
      throw new RangeError(`Row ${row}: a graded outcome must lie in [0, 1], got ${grades[row]}`);
    }
  }
}

/**
 * Checks that two lists describe the same rows.
 * @throws RangeError naming the two lengths
 */
export function requireSameLength(
  rows: { readonly length: number },
  others: { readonly length: number }
): void {
  if (rows.length !== others.length) {
    throw new RangeError(`There are ${rows.length} rows, but ${others.length} outcomes for them.`);
  }
}

/**
 * Checks class labels of K-way predictions.
 * @throws RangeError naming the first row whose label is no option of that row
 */
export function requireLabels(rows: ArrayLike<ArrayLike<number>>, labels: ArrayLike<number>): void {
  requireSameLength(rows, labels);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    if (!(Number.isInteger(label) && label >= 0 && label < rows[row].length)) {
      throw new RangeError(`Row ${row}: the label must be one of 0 … ${rows[row].length - 1}, got ${label}`);
    }
  }
}
