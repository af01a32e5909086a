const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe before what would begin one (OWASP, "CSV injection").
 * Cells that already look defused get one more, so that `restoreFormula` gives back every text as it was.
 */
export function defuseFormula(cell: string): string {
  return FORMULA.test(cell) || DEFUSED.test(cell) ? `'${cell}` : cell;
}

/** The text that `defuseFormula` was given. */
export function restoreFormula(cell: string): string {
  return DEFUSED.test(cell) ? cell.slice(1) : cell;
}
