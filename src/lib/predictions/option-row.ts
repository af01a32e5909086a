import { packLogits, softmaxOptions, unpackOptions } from '../calibration/calibrators/option-logits';
import { optionsOfValue } from '../questions/import/values/options';
import { asNumber } from '../questions/import/values/read-value';
import { counted } from './counted';
import { Faults } from './faults';
import { outcomeOf } from './outcome-cell';
import { readLabel } from './option-label';
import { OptionScale, type OptionScaleKind } from './option-scale';
import { readOptionValues } from './option-values';
import type { PredictionRow, RawRow, RowReading } from './predictions';

/** Labels that are never 0 in so many rows would hardly come by chance: (1 − 1/K)ⁿ below this. */
const UNLIKELY = 0.05;

/** Index of the largest number; the first of several. */
export function likeliest(logits: readonly number[]): number {
  let best = 0;
  for (let option = 1; option < logits.length; option++) if (logits[option]! > logits[best]!) best = option;
  return best;
}

/** Probabilities of the options, exp(z) / Σ exp(z). */
export function softmax(logits: readonly number[]): ArrayLike<number> {
  return unpackOptions(softmaxOptions(packLogits([logits]), 1))[0]!;
}

/** A K-way prediction as a row: sure of the likeliest option with its softmax probability. */
export function optionRow(logits: number[], label: number): PredictionRow {
  const best = likeliest(logits);
  return { confidence: softmax(logits)[best]!, correct: best === label ? 1 : 0, option: { logits, label } };
}

/** Columns of K-way predictions. */
export interface OptionColumns {
  kind: OptionScaleKind;
  /** Column with a number for each option. */
  values: string;
  label: string;
  /** Column with the options' texts, where there is one. */
  texts: string | null;
  /** A column that says whether the prediction was right: it must agree. */
  correct: string | null;
}

/** Reads rows with `logits`, `logprobs` or `probs` of K options and the right one, `label`. */
export class OptionRows {
  private readonly scale: OptionScale;
  private readonly indexBase: 0 | 1;
  private readonly isSaid: boolean;
  private smallestLabel = Infinity;
  private chanceOfNoZero = 1;
  private disagreeing = 0;

  constructor(
    all: readonly RawRow[],
    private readonly columns: OptionColumns,
    said: 0 | 1 | undefined,
    percent: boolean
  ) {
    this.indexBase = said ?? 0;
    this.isSaid = said !== undefined;
    const silent = new Faults('');
    const values = all.flatMap(({ place, cells }) => {
      const read = readOptionValues(cells[columns.values], place, silent, columns.values);
      return read ? [read.values] : [];
    });
    this.scale = new OptionScale(columns.kind, columns.values, values, percent);
  }

  read({ place, cells }: RawRow, faults: Faults): RowReading {
    const { columns } = this;
    const given = readOptionValues(cells[columns.values], place, faults, columns.values);
    const logits = given && this.scale.logits(given.values, place, faults);
    if (given === null) {
      // A label cannot be checked against options that are not there.
      if (cells[columns.label] === undefined) {
        faults.add(place, columns.label, undefined, 'must be the index of the right option, counted from 0');
      }
      return null;
    }
    const texts = columns.texts === null ? null : optionsOfValue(cells[columns.texts])?.texts;
    const label = readLabel(
      cells[columns.label],
      {
        count: given.values.length,
        texts:
          given.names ?? (texts?.length === given.values.length ? texts.map((text) => text ?? '') : null),
        named: given.names !== null,
        indexBase: this.indexBase
      },
      place,
      faults,
      columns.label
    );
    if (logits === null || label === null) return null;
    const number = asNumber(cells[columns.label]);
    this.chanceOfNoZero *= 1 - 1 / given.values.length;
    this.smallestLabel = Math.min(this.smallestLabel, number ?? 0);
    const row = optionRow(logits, label);
    const said = columns.correct === null ? null : outcomeOf(cells[columns.correct]);
    if (said !== null && said !== 'not attempted' && said !== row.correct) this.disagreeing++;
    return row;
  }

  /** Whether no label is 0, so that they may count from 1; one that is the number of options is a fault by then. */
  private get mayCountFromOne(): boolean {
    return this.indexBase === 0 && this.smallestLabel > 0 && this.smallestLabel < Infinity;
  }

  /** Whether labels count from 0 or 1, where so many are never 0 that they would hardly count from there. */
  openQuestion(): string | null {
    if (!this.mayCountFromOne || this.chanceOfNoZero >= UNLIKELY) return null;
    const { label } = this.columns;
    return `it cannot be known whether "${label}" counts from 0 or from 1: no row has 0, and none the number of its options. Say which with --index-base 0 or --index-base 1.`;
  }

  /** What was done, and what is doubtful, in sentences. */
  notes(): string[] {
    const { columns } = this;
    const notes = this.scale.notes();
    if (!this.isSaid && this.mayCountFromOne) {
      notes.push('Doubt: no label is 0. If labels count from 1, say so with --index-base 1.');
    }
    if (this.disagreeing > 0) {
      notes.push(
        `Doubt: in ${counted(this.disagreeing, 'row')} "${columns.correct}" is not what "${columns.values}" and "${columns.label}" give.`
      );
    }
    return notes;
  }
}
