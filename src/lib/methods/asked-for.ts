/** What a question asks for, as far as its words tell: a year, a quantity, something with a name; `null` for all else. */
export type AskedFor = 'year' | 'quantity' | 'name' | null;

/** What is called by a name, as it stands after “which” or “what”. */
const NAMED =
  'actor actress alphabet architect artist author book canal capital character chemist city club company composer ' +
  'constellation continent country county desert director emperor empire explorer film general god goddess gulf inventor ' +
  'island king lake language leader man monarch moon mountain nation novel novelist ocean opera painter peninsula ' +
  'person philosopher physicist planet play playwright poet pope president province queen religion region river scientist ' +
  'scientists script sea singer state strait team town university war woman writer';

const YEAR = /\b(?:what|which) year\b/i;
const QUANTITY = /\bhow (?:many|much|old|tall|high|long|far|deep|fast|heavy|hot|cold|big|large|often)\b/i;
const PERSON_OR_PLACE = /^\W*(?:(?:by|for|from|of|to|with) )?(?:who|whose|whom|where)\b/i;
/** “which country”, “what is the second largest city”; not “which of the two cities”. */
const NAMED_THING = new RegExp(
  `\\b(?:which|what)(?: (?:is|was|are|were))?(?: the)?(?: [a-z-]+){0,2} (?:${NAMED.split(' ').join('|')})\\b`,
  'i'
);

/**
 * What kind of answer a question in English asks for, so that the answer can be told from the words around it.
 * @param question its text
 */
export function askedFor(question: string): AskedFor {
  if (YEAR.test(question)) return 'year';
  if (QUANTITY.test(question)) return 'quantity';
  return PERSON_OR_PLACE.test(question) || NAMED_THING.test(question) ? 'name' : null;
}
