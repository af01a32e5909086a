/** One question of a set, with everything needed to ask it and to grade the reply. */
export interface Question {
  /** Unique within its set and stable across exports: the split and every seeded choice hang on it. */
  id: string;
  text: string;
  /** Accepted answers, the preferred one first; at least one. */
  answers: string[];
  /** Plausible wrong answers; the `distractors` method needs at least one. */
  distractors?: string[];
  /** Relation or topic, for results by group. */
  group?: string;
  /** How well known the subject is, in [0, 1]. */
  popularity?: number;
}

/** A named list of questions, built in or imported. */
export interface QuestionSet {
  id: string;
  title: string;
  description?: string;
  /** Licence of the questions, as an SPDX identifier or in words. */
  licence?: string;
  /** Where the facts come from. */
  source?: string;
  questions: Question[];
}
