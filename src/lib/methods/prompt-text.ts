/**
 * A prompt as text a person can read and edit. `{question}` stands for the question, `{options}` for the lettered
 * options, one a line.
 */
export interface PromptText {
  /** The user's message. */
  user: string;
  /** What the assistant's turn begins with before anything is generated or scored. */
  assistant?: string;
  /** What the reply is continued with before a confidence is read. */
  confidence?: string;
}

/** Letters that name options. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Fills in a prompt's placeholders; braces inside the question or the options are left as they are. */
export function fillIn(text: string, question: string, options: readonly string[] = []): string {
  return text.replace(/\{(question|options)\}/g, (_, name: string) =>
    name === 'question' ? question : options.map((option, i) => `${LETTERS[i]}. ${option}`).join('\n')
  );
}
