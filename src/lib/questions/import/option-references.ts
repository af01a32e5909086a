const QUANTITY = String.raw`(?:all|none|any|both|neither|either|each|some|most|two|three|more than one|only one|one)`;
const THINGS = String.raw`(?:the )?(?:above|below|these|those|others?|options?|answers?|choices?|alternatives?|listed|previous|preceding|given)`;
const LETTER = String.raw`\(?[A-Ha-h]\)?`;

const REFERENCES = [
  new RegExp(String.raw`\b${QUANTITY}\b(?: of)? ${THINGS}\b`, 'i'),
  new RegExp(String.raw`\b(?:options?|answers?|choices?)\b.*\b(?:above|below)\b`, 'i'),
  new RegExp(
    String.raw`^(?:both |either |neither |only |options? |answers? |choices? )*${LETTER}(?: ?(?:,|&|\+|\/|and|or|nor|, ?and|, ?or) ?${LETTER})+(?: only| are (?:correct|right|true))?\W*$`
  ),
  new RegExp(
    String.raw`^(?:(?:both|either|neither|only|options?|answers?|choices?) )+${LETTER}(?: (?:and|or|nor|&) ${LETTER})*\W*$`,
    'i'
  ),
  /^(?:all|none|both|neither)(?: of them)?(?: (?:are|is) (?:correct|right|true|wrong|false))?\W*$/i
];

/** Whether an option speaks of the other options ("all of the above", "both A and B"), so that their order matters. */
export function refersToOptions(text: string): boolean {
  return text.length <= 120 && REFERENCES.some((pattern) => pattern.test(text));
}
