/** What a prompt text can leave open: the question, or the lettered options, one a line. */
export type Placeholder = 'question' | 'options';

/** Letters that name options. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const PLACEHOLDER = /\{(question|options)\}/g;

/** Placeholders that stand in a prompt text, each once, in their order. */
export function placeholdersIn(text: string): Placeholder[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name as Placeholder))];
}

/** Fills in a prompt's placeholders; braces inside the question or the options are left as they are. */
export function fillIn(text: string, question: string, options: readonly string[] = []): string {
  return text.replace(PLACEHOLDER, (_, name: Placeholder) =>
    name === 'question' ? question : options.map((option, i) => `${LETTERS[i]}. ${option}`).join('\n')
  );
}
