/** What a figure, a signal, a method or a word of the page means: plain words first, then the formula. */
export interface Definition {
  /** Also its place on the page of all definitions. */
  id: string;
  name: string;
  /** What it says, for someone who has not met it. */
  plain: string;
  /** MathML, made at build time; `null` where there is none. */
  formula: string | null;
  /** What the letters stand for; empty without a formula. */
  letters: string;
  /** How it is computed here; empty for a method. */
  here: string;
  /** Where it comes from; empty where it needs no source. */
  source: string;
  /** What a method costs for each question. */
  cost?: string;
  /** Prompts a method starts with; a person may have changed them. */
  prompts?: readonly { title: string; text: string }[];
}
