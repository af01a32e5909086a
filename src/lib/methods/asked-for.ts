/** What a question asks for, as far as its words tell: a year, a quantity, something with a name; `null` for all else. */
export type AskedFor = 'year' | 'quantity' | 'name' | null;

/** What is called by a name. */
const NAMED = (
  'actor actress alphabet architect artist author book canal capital character chemist city company composer ' +
  'constellation continent country county desert director emperor empire explorer film general god goddess gulf inventor ' +
  'island king lake language leader monarch moon mountain nation novel novelist ocean opera painter peninsula ' +
  'philosopher physicist planet play playwright poet pope president province queen religion river scientist ' +
  'script sea singer state strait team town university war writer'
).replaceAll(' ', '|');

const YEAR = /\b(?:what|which) year\b/i;
const QUANTITY = /\bhow (?:many|much|old|tall|high|long|far|deep|fast|heavy|hot|cold|big|large|often)\b/i;
/** “which country”, “in what European city”. */
const WHICH = new RegExp(
  `\\b(?:which|what)(?: (?!is\\b|was\\b|are\\b|were\\b|the\\b)[a-z-]+){0,2} (?:${NAMED})\\b(?!['’])`,
  'i'
);
/** “what is the second largest city of Spain”; not “what is the sea level in Amsterdam”. */
const WHAT_IS = new RegExp(
  `\\b(?:which|what) (?:is|was|are|were) the(?: [a-z-]+){0,2} (?:${NAMED})` +
    `(?=\\s*(?:[?.,;:]|$)|\\s+(?:of|in|on|at|to|for|from|by|with|that|which|who|whose|where|between)\\b)`,
  'i'
);
const WHO_IS = /^\W*who (?:is|was|were)\b/i;
const WHO_OR_WHERE = /^\W*(?:(?:by|for|from|of|to|with) )?(?:who|whose|whom|where)\b/i;

/**
 * What kind of answer a question in English asks for, so that the answer can be told from the words around it. “Who” and
 * “where” ask for a name where they ask about something with a name (“Where is Lima?”, not “Where is blood made?”).
 * @param question its text
 */
export function askedFor(question: string): AskedFor {
  if (YEAR.test(question)) return 'year';
  if (QUANTITY.test(question)) return 'quantity';
  if (WHICH.test(question) || WHAT_IS.test(question) || WHO_IS.test(question)) return 'name';
  const aboutNamed = /\p{Lu}/u.test(question.replace(/^\W*\p{L}+/u, ''));
  return WHO_OR_WHERE.test(question) && aboutNamed ? 'name' : null;
}
