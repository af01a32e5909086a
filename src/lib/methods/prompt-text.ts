/**
 * What a prompt text can leave open: the question; the lettered options, one a line; an answer given before; another answer
 * beside it; further answers, one a line; how many are asked for; the points for a right answer, a wrong one and none.
 */
export const placeholders = [
  'question',
  'options',
  'answer',
  'other',
  'alternatives',
  'count',
  'right',
  'wrong',
  'abstain'
] as const;
export type Placeholder = (typeof placeholders)[number];

/** Letters that name options. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const PLACEHOLDER = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g');

/** Placeholders that stand in a prompt text, each once, in their order. */
export function placeholdersIn(text: string): Placeholder[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name as Placeholder))];
}

/**
 * What stands in place of a prompt's placeholders where it was filled in, the first of each; more may follow behind it.
 * @returns `null` where the text was made of another prompt
 */
export function filledIn(text: string, filled: string): Partial<Record<Placeholder, string>> | null {
  const names = Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name as Placeholder);
  const literals = text.split(PLACEHOLDER).filter((_, i) => i % 2 === 0);
  const pattern = literals.map((each) => each.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('([^]*?)');
  const found = new RegExp(`^${pattern}${text.endsWith('}') ? '(?:\\n|$)' : ''}`).exec(filled);
  if (!found) return null;
  const values: Partial<Record<Placeholder, string>> = {};
  names.forEach((name, i) => (values[name] ??= found[i + 1]));
  return values;
}

/** What stands in place of placeholders besides the question and the options. */
export type Fillings = Partial<Record<Exclude<Placeholder, 'question' | 'options'>, string>>;

/**
 * Fills in a prompt's placeholders; braces inside what is filled in are left as they are, and a placeholder for which there
 * is nothing stays as it is written.
 */
export function fillIn(
  text: string,
  question: string,
  options: readonly string[] = [],
  others: Fillings = {}
): string {
  const lettered = () => options.map((option, i) => `${LETTERS[i]}. ${option}`).join('\n');
  return text.replace(PLACEHOLDER, (whole, name: Placeholder) => {
    if (name === 'question') return question;
    return name === 'options' ? lettered() : (others[name] ?? whole);
  });
}
