/** What an assertion of promptfoo says of the reply: answers it accepts, or why it names none. */
export type Assertion = { answers: string[] } | { refused: string } | { beside: string };

/** Assertions whose value is an accepted answer. */
const NAMING = new Set(['equals', 'contains', 'icontains', 'starts-with']);
/** Assertions with a list of accepted answers. */
const LISTING = new Set(['contains-any', 'icontains-any']);
const ALL = new Set(['contains-all', 'icontains-all']);
/** Assertions that say nothing of the answer itself. */
const BESIDE = new Set(['cost', 'latency']);
const OTHERS = new Set(
  (
    'javascript fn eval python ruby file grade llm-rubric regex similar levenshtein factuality moderation webhook ' +
    'classifier perplexity perplexity-score guardrails human pi bleu gleu meteor rouge-n g-eval refusal ' +
    'is-refusal is-json is-sql is-xml is-html contains-json contains-sql contains-xml contains-html select-best ' +
    'max-score answer-relevance context-recall context-relevance context-faithfulness conversation-relevance ' +
    'model-graded-closedqa model-graded-factuality finish-reason word-count search-rubric assert-set ' +
    'is-valid-openai-tools-call is-valid-openai-function-call is-valid-function-call trace-span-count ' +
    'trace-span-duration trace-error-spans tool-call-f1 skill-used'
  ).split(' ')
);

/** Items between commas; those in double quotes may hold commas. */
function itemsOf(list: string): string[] {
  return Array.from(list.matchAll(/\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,]+)/g), ([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain!).trim()
  ).filter((item) => item !== '');
}

/** Reads an assertion by its type and value. */
export function assertionOf(type: string, value: string | string[]): Assertion {
  const list = Array.isArray(value) ? value : null;
  const texts = list ?? (LISTING.has(type) || ALL.has(type) ? itemsOf(value as string) : [value as string]);
  const answers = [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
  if (NAMING.has(type) || LISTING.has(type)) {
    return answers.length > 0 ? { answers } : { refused: `the assertion ${type} names no answer` };
  }
  if (ALL.has(type)) {
    return answers.length === 1
      ? { answers }
      : { refused: `the assertion ${type} asks for several texts at once, not for one of them` };
  }
  if (BESIDE.has(type)) return { beside: type };
  return { refused: `the assertion ${type} names no accepted answer` };
}

/** Whether a text begins as an assertion that names accepted answers does, `contains: Lima`. */
export function isNamingAssertion(text: string): boolean {
  const type = /^([a-z-]{1,20})\s{0,9}:/i.exec(text.trim())?.[1]?.toLowerCase() ?? '';
  return [NAMING, LISTING, ALL].some((types) => types.has(type));
}

/**
 * Reads an assertion as promptfoo's CSV writes it, `contains: Lima`; a text without a type before it is the answer
 * itself.
 */
export function assertionIn(cell: string): Assertion {
  const text = cell.trim();
  if (/^file:\/\//i.test(text)) return assertionOf('file', text);
  const [, written, value = ''] =
    /^([a-z][a-z-]{0,60})(?:\([\d.]{1,20}\))?(?:\s{0,9}:([\s\S]*))?$/i.exec(text) ?? [];
  if (written === undefined) return { answers: [text] };
  const type = written.toLowerCase();
  const bare = type.replace(/^not-/, '');
  const isKnown = [NAMING, LISTING, ALL, BESIDE, OTHERS].some((types) => types.has(bare));
  const alone = !text.includes(':') && !text.endsWith(')');
  if (alone) {
    // `is-json` is an assertion, `python` an answer.
    return isKnown && type.includes('-') ? assertionOf(type, '') : { answers: [text] };
  }
  // What has a hyphen and a colon is a type that came later than this list.
  return isKnown || /^[a-z]+(?:-[a-z]+)+$/.test(written) ? assertionOf(type, value) : { answers: [text] };
}
