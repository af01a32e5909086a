import type { CalibratorInput, CalibratorName } from '../calibration/calibrators/calibrator';
import type { OptionLogits } from '../calibration/calibrators/option-logits';
import type { Half } from '../calibration/splitting/split';
import type { SampledAnswer } from './sampled-answers';

/** K options of every row, for prediction sets. */
export interface DecisionOptions {
  logits: OptionLogits;
  /** The right option of each row. */
  labels: Int32Array;
  /** Texts of the options of each row, where they are known. */
  texts: readonly (readonly string[])[] | null;
}

/** What was answered, row by row. */
export interface RowAnswers {
  /** Words of each answer, or of options without words their place from 0; `null` where a row has none. */
  words: readonly (string | null)[];
  /** What says that two of them are the same: the grader's rules, or the option's place. */
  same: 'grader' | 'place';
}

/** What each row's answer took. */
export interface RowCosts {
  seconds: Float64Array;
  /** Tokens read anew and decoded. */
  tokens: Float64Array;
}

/** Questions on which a decision is made: one row each, all of them right or wrong and with a value. */
export interface DecisionRows {
  /** What it is of, for people, such as “Direct answer, mean token entropy”. */
  title: string;
  /** Whether the values claim to be chances of being right. */
  kind: 'probability' | 'rank-score';
  /** One a row, no two alike. */
  ids: readonly string[];
  /** Words of each question, where they are known. */
  texts: readonly string[] | null;
  /** How sure; larger is surer. */
  values: Float64Array;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
  /** Group of each row; `null` where there are none. */
  groups: readonly string[] | null;
  /** Part each row is in: decisions are made on `fit` and judged on `judge`. */
  parts: readonly Half[];
  /** What the split is by, in words. */
  splitBy: string;
  options: DecisionOptions | null;
  /** `null` where it is not known. */
  costs: RowCosts | null;
  /** `null` where what was answered is not known. */
  answers(): RowAnswers | null;
  /** Answers drawn to each question, those without a token left out; `null` where none were drawn. */
  samples(): readonly (readonly SampledAnswer[])[] | null;
  /** Calibrators that can read these rows, the usual one first, and what each reads. */
  calibrators: readonly CalibratorName[];
  inputFor(name: CalibratorName): { input: CalibratorInput; rows: unknown; outcomes: ArrayLike<number> };
  /** What a reader should know about how the rows were made. */
  notes: readonly string[];
}

/** Places of the rows of a part, and of a group where one is named. */
export function placesOf(
  { parts, groups }: Pick<DecisionRows, 'parts'> & Partial<Pick<DecisionRows, 'groups'>>,
  part: Half,
  group?: string
): number[] {
  const places: number[] = [];
  for (let row = 0; row < parts.length; row++) {
    if (parts[row] === part && (group === undefined || groups?.[row] === group)) places.push(row);
  }
  return places;
}

/** The values and outcomes at some places. */
export function rowsAt(
  { values, correct }: Pick<DecisionRows, 'values' | 'correct'>,
  places: readonly number[]
): { values: Float64Array; correct: Uint8Array } {
  return {
    values: Float64Array.from(places, (row) => values[row]!),
    correct: Uint8Array.from(places, (row) => correct[row]!)
  };
}

/** Names of the groups, sorted; empty where there are none, or but one. */
export function groupNames({ groups }: Pick<DecisionRows, 'groups'>): string[] {
  const names = [...new Set(groups ?? [])].sort();
  return names.length > 1 ? names : [];
}
