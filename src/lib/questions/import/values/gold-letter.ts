/** Whether a text is nothing but the letter of one of the first options: `C`, `(c)`, `C.`. */
export const isOptionLetter = (text: string) => /^\(?[A-Ja-j][).:]?$/.test(text);

/** A letter that names an option: `C`, `(c)`, `C.`, also with the option's text behind it, `C) Paris`. */
export const GOLD_LETTER = /^\(?([A-Za-z])(?:[).:](?: .*)?)?$/s;
