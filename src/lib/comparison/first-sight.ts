import type { Method } from '../methods/define-method';
import type { Grade } from '../questions/verdict';
import type { Run } from '../runs/run';
import type { Signal } from '../signals/define-signal';
import type { RowFit } from './fits';
import { isFit } from './is-fit';
import type { Row } from './rows';
import type { ShownRow } from './shown-row';

/** What of a run is shown beside its figures. */
export type SightedRun = Pick<
  Run,
  'id' | 'title' | 'createdAt' | 'state' | 'plan' | 'model' | 'labVersion'
> & {
  set: { id: string; title: string };
};

/** A row by names instead of what they are names of. */
export type SightedRow = Omit<
  Row,
  'run' | 'arm' | 'method' | 'signal' | 'answers' | 'questionIds' | 'values' | 'correct'
> & {
  arm: string;
  method: Pick<Method, 'id' | 'title'>;
  signal: Pick<Signal, 'id' | 'title' | 'kind' | 'reads' | 'temperature'>;
  /** `null` where they are those of the plan, in its order. */
  questionIds: string[] | null;
  /** Empty for a row without a card. */
  values: number[];
  correct: number[];
};

/** The question a page begins with, and what the run's first way of asking gave. */
export interface SightedAnswer {
  question: string;
  answer: string;
  grade: Grade;
  /** The first of the accepted answers; `null` without one. */
  right: string | null;
}

/** A run's comparison as it is seen first, before the answers are there: all figures, and the values of rows with a card. */
export interface SightFile {
  run: SightedRun;
  /** How many questions have answers. */
  answers: number;
  opening: SightedAnswer | null;
  pinned: string[];
  rows: (Omit<ShownRow, 'row'> & { row: SightedRow })[];
}

/** What a page shows of it. */
export interface FirstSight extends Pick<SightFile, 'run' | 'answers' | 'opening'> {
  shown: ShownRow[];
  cards: ShownRow[];
}

const NUMBERS: Record<string, number> = { NaN, Infinity, '-Infinity': -Infinity };

/** As a text: numbers that JSON has none for are named. */
export function sightText(file: SightFile): string {
  return JSON.stringify(file, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  });
}

/** What only the answers can tell. */
const notHere = (): never => {
  throw new Error('The answers are not there yet.');
};

function readFit(fit: ShownRow['fit']): ShownRow['fit'] {
  if (!fit || !isFit(fit)) return fit;
  const { judged } = fit;
  const confidences = Float64Array.from(judged.confidences) as ArrayLike<number>;
  return {
    ...fit,
    judged: {
      ...judged,
      confidences: confidences as RowFit['judged']['confidences'],
      correct: Uint8Array.from(judged.correct)
    }
  };
}

/**
 * The comparison of a text that `sightText` wrote. Its rows have names, figures and values; what would have to be read from
 * the answers is refused.
 */
export function readSight(text: string): FirstSight {
  const file = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && Object.hasOwn(NUMBERS, value) ? NUMBERS[value] : value
  ) as SightFile;
  const run: Run = { ...file.run, set: { ...file.run.set, questions: [] }, overrules: {} };
  const shown = file.rows.map(({ row, fit, ...figures }): ShownRow => {
    const { arm, method, signal, questionIds, values, correct, ...rest } = row;
    const unread = {
      valueOf: notHere,
      lacks: notHere,
      judges: notHere,
      optionLogits: notHere,
      curveOf: notHere
    };
    return {
      ...figures,
      fit: readFit(fit),
      row: {
        ...rest,
        run,
        arm: run.plan.arms.find(({ id }) => id === arm)!,
        method: { ...method, ask: notHere } as unknown as Method,
        signal: { ...signal, ...unread } as unknown as Signal,
        answers: [],
        questionIds: questionIds ?? run.plan.questionIds,
        values: Float64Array.from(values),
        correct: Int8Array.from(correct)
      }
    };
  });
  const cards = file.pinned.flatMap((key) => shown.find((each) => each.key === key) ?? []);
  return { run: file.run, answers: file.answers, opening: file.opening, shown, cards };
}
