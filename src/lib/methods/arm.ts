import type { Verdict } from '../questions/verdict';
import type { Call } from './calls';
import type { Evidence } from './evidence';

/** How a prompt reaches the model: as a chat through its own template, or as plain text it goes on with. */
export const promptForms = ['chat', 'completion'] as const;
export type PromptForm = (typeof promptForms)[number];

/** A value of a method's option. */
export type OptionValue = number | string | boolean;

/** A method with chosen prompts and options. A run may hold the same method twice, under different ids. */
export interface Arm<Prompt extends string = string> {
  /** Unique in its run; the method's id unless a person made another. */
  id: string;
  /** Id of the method. */
  method: string;
  form: PromptForm;
  /** The exact prompt texts, with their placeholders, by the method's names for them. */
  prompts: Record<Prompt, string>;
  /** A value for every option of the method. */
  options: Record<string, OptionValue>;
}

/** What one question gave under one arm. */
export interface Trace {
  questionId: string;
  armId: string;
  /** Ids of the calls it needed, in the order it asked for them. */
  calls: string[];
  /** At most one of each kind. */
  evidence: Evidence[];
  /** The answer that is graded. */
  answer: string | null;
  verdict: Verdict;
}

/** Everything one question gave: each call once, and a trace for each arm. Stored in one transaction. */
export interface Answered {
  questionId: string;
  calls: Call[];
  traces: Trace[];
}
