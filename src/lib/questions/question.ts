/** Where a distractor comes from: the imported file, another answer of its group, the model's samples, a person. */
export type DistractorOrigin = 'file' | 'same-group' | 'model' | 'hand';

/** One question of a set, with everything needed to ask it and to grade the reply. */
export interface Question {
  /** Unique within its set and stable across exports: the split and every seeded choice hang on it. */
  id: string;
  text: string;
  /** Accepted answers, the preferred one first; at least one. */
  answers: string[];
  /** Plausible wrong answers; the `distractors` method needs at least one. */
  distractors?: string[];
  /** Where each distractor comes from, aligned to `distractors`; all from the file where it is absent. */
  distractorOrigins?: DistractorOrigin[];
  /**
   * Present only where the options must not be shuffled, since they refer to each other ("all of the above", "both A and
   * B"): the index, from 0, at which the right answer stands among the distractors.
   */
  fixedAnswerIndex?: number;
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

/** What a set says of itself, apart from its questions. */
export type SetHeading = Omit<QuestionSet, 'questions'>;

/** The heading of a set or of a record that has more in it; what is empty is left out. */
export function headingOf({ id, title, description, licence, source }: SetHeading): SetHeading {
  const heading: SetHeading = { id, title };
  if (description) heading.description = description;
  if (licence) heading.licence = licence;
  if (source) heading.source = source;
  return heading;
}
