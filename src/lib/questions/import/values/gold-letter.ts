/** A letter that names an option: `C`, `(c)`, `C.`, also with the option's text behind it, `C) Paris`. */
export const GOLD_LETTER = /^\(?([A-Za-z])(?:[).:](?: .*)?)?$/s;
