/** What a value is, for a message. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `“${value}”` : String(value);
}

/**
 * Checks that an argument is a list of anything: an array or a typed array. A text is none, though it has a length.
 * @throws TypeError naming the argument
 */
export function requireList(values: unknown, name: string): void {
  const isList =
    typeof values === 'object' && values !== null && Number.isInteger((values as ArrayLike<unknown>).length);
  if (!isList) throw new TypeError(`${name} must be a list of numbers, got ${shown(values)}.`);
}

/**
 * Checks that an argument is a list of numbers, which a packed copy would make of texts and booleans in silence.
 * @throws TypeError naming the argument, or the first row that is no number
 */
export function requireNumbers(values: ArrayLike<number>, name = 'values'): void {
  requireList(values, name);
  if (ArrayBuffer.isView(values)) return;
  for (let row = 0; row < values.length; row++) {
    if (typeof (values[row] as unknown) !== 'number') {
      throw new TypeError(`Row ${row}: ${name} must be numbers, got ${shown(values[row])}.`);
    }
  }
}

/**
 * Checks confidences: numbers in [0, 1], none missing.
 * @throws TypeError naming the argument when it is no list; RangeError naming the argument, the row and its value
 */
export function requireConfidences(confidences: ArrayLike<number>, name = 'confidences'): void {
  requireList(confidences, name);
  for (let row = 0; row < confidences.length; row++) {
    const value: unknown = confidences[row];
    if (!(typeof value === 'number' && value >= 0 && value <= 1)) {
      throw new RangeError(`Row ${row}: ${name} must be numbers from 0 to 1, got ${shown(value)}.`);
    }
  }
}

/**
 * Checks that confidences and outcomes describe the same rows, that every confidence is in [0, 1] and every outcome 0
 * (wrong) or 1 (right).
 * @throws TypeError naming the argument that is no list; RangeError naming the lengths, or the first row and its value
 */
export function requireJudged(confidences: ArrayLike<number>, correct: ArrayLike<number>): void {
  requireConfidences(confidences);
  requireOutcomes(confidences, correct);
}

/**
 * Checks that every row has an outcome and that it is 0 (wrong) or 1 (right). An answer that was not attempted is no
 * outcome: it is left out and counted beside the figure, never coded as another number.
 * @throws TypeError when the outcomes are no list; RangeError naming the two lengths, or the first row and its value
 */
export function requireOutcomes(rows: { readonly length: number }, correct: ArrayLike<number>): void {
  requireList(rows, 'The rows');
  requireSameLength(rows, correct);
  requireRight(correct);
}

/**
 * Checks outcomes alone: 0 (wrong) or 1 (right). True and false are refused: sums of them would be right by luck.
 * @throws TypeError when they are no list; RangeError naming the first row and its value
 */
export function requireRight(correct: ArrayLike<number>, name = 'correct'): void {
  requireList(correct, name);
  for (let row = 0; row < correct.length; row++) {
    if (correct[row] !== 0 && correct[row] !== 1) {
      throw new RangeError(
        `Row ${row}: an outcome (${name}) must be 0 (wrong) or 1 (right), got ${shown(correct[row])}. Leave out answers that were not attempted.`
      );
    }
  }
}

/**
 * Checks graded outcomes: shares of being right in [0, 1].
 * @throws TypeError when they are no list; RangeError naming the two lengths, or the first row and its value
 */
export function requireGrades(rows: { readonly length: number }, grades: ArrayLike<number>): void {
  requireList(rows, 'The rows');
  requireSameLength(rows, grades);
  for (let row = 0; row < grades.length; row++) {
    const grade: unknown = grades[row];
    if (!(typeof grade === 'number' && grade >= 0 && grade <= 1)) {
      throw new RangeError(`Row ${row}: a graded outcome must lie in [0, 1], got ${shown(grade)}`);
    }
  }
}

/**
 * Checks that two lists describe the same rows.
 * @throws TypeError when the second is no list; RangeError naming the two lengths
 */
export function requireSameLength(
  rows: { readonly length: number },
  others: { readonly length: number },
  name = 'outcomes'
): void {
  requireList(others, name);
  if (rows.length !== others.length) {
    throw new RangeError(`There are ${rows.length} rows, but ${others.length} ${name} for them.`);
  }
}

/**
 * Checks class labels of K-way predictions.
 * @throws RangeError naming the first row whose label is no option of that row
 */
export function requireLabels(rows: ArrayLike<ArrayLike<number>>, labels: ArrayLike<number>): void {
  requireList(rows, 'The rows');
  requireSameLength(rows, labels, 'labels');
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row];
    requireList(rows[row], `Row ${row}`);
    if (!(Number.isInteger(label) && label >= 0 && label < rows[row].length)) {
      throw new RangeError(
        `Row ${row}: the label must be one of 0 … ${rows[row].length - 1}, got ${shown(label)}`
      );
    }
  }
}

/**
 * Checks the share of cases that an interval is to cover.
 * @throws RangeError when it is not strictly between 0 and 1
 */
export function requireLevel(level: number): void {
  requireWithin(level, 'a level', 0, 1);
  if (level === 0 || level === 1) {
    throw new RangeError(`A level must lie between 0 and 1, got ${level}`);
  }
}

/**
 * Checks a single number.
 * @param what what it is, with its article: "an accuracy"
 * @throws RangeError when it is no number, or outside its range
 */
export function requireWithin(value: number, what: string, least: number, most: number): void {
  if (typeof (value as unknown) !== 'number' || !(value >= least && value <= most)) {
    const name = what[0].toUpperCase() + what.slice(1);
    const range = least === -Infinity && most === Infinity ? 'be a number' : `lie in [${least}, ${most}]`;
    throw new RangeError(`${name} must ${range}, got ${shown(value)}`);
  }
}

/**
 * Checks a number of things.
 * @param what what is counted, in the plural: "resamples"
 * @throws RangeError when it is no whole number from 0 up
 */
export function requireCount(count: number, what: string): void {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new RangeError(`The number of ${what} must be a whole number from 0 up, got ${shown(count)}`);
  }
}

/**
 * Checks numbers, none missing.
 * @throws TypeError when it is no list; RangeError naming the first row that is NaN or no number
 */
export function requireScores(scores: ArrayLike<number>, what = 'a score'): void {
  requireList(scores, 'The rows');
  for (let row = 0; row < scores.length; row++) {
    const score: unknown = scores[row];
    if (typeof score !== 'number' || Number.isNaN(score)) {
      throw new RangeError(`Row ${row}: ${what} must be a number, got ${shown(score)}`);
    }
  }
}

/**
 * Checks weights of rows: finite numbers of at least 0, one a row, not all 0.
 * @throws TypeError when they are no list; RangeError naming the two lengths, the first row and its value, or that no row counts
 */
export function requireWeights(rows: { readonly length: number }, weights: ArrayLike<number>): void {
  requireSameLength(rows, weights, 'weights');
  let sum = 0;
  for (let row = 0; row < weights.length; row++) {
    const weight: unknown = weights[row];
    if (!(typeof weight === 'number' && weight >= 0 && weight < Infinity)) {
      throw new RangeError(
        `Row ${row}: a weight must be a finite number of at least 0, got ${shown(weight)}.`
      );
    }
    sum += weight;
    if (sum === Infinity) {
      throw new RangeError(`Row ${row}: the sum of the weights up to it must be finite; make all smaller.`);
    }
  }
  if (weights.length > 0 && sum === 0) {
    throw new RangeError(`Row 0 to row ${weights.length - 1}: some weight must be above 0, all are 0.`);
  }
}

/**
 * Checks ids of rows.
 * @throws TypeError when it is no list; RangeError naming the first row without one
 */
export function requireIds(ids: ArrayLike<string>): void {
  requireList(ids, 'The ids');
  for (let row = 0; row < ids.length; row++) {
    if (typeof (ids[row] as unknown) !== 'string' || ids[row] === '') {
      throw new RangeError(`Row ${row}: an id must be a text, got ${shown(ids[row])}`);
    }
  }
}
