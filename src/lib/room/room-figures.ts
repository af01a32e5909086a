import { asProbabilities, type Probability } from '../calibration/confidence';
import { diagramOf, type Diagram } from '../calibration/diagrams/diagram';
import { accuracyInterval } from '../calibration/intervals/accuracy-interval';
import type { Interval } from '../calibration/intervals/bootstrap-interval';
import { gapInterval } from '../calibration/intervals/gap-interval';
import { lossInterval } from '../calibration/intervals/loss-interval';
import { meanConfidenceInterval } from '../calibration/intervals/mean-confidence-interval';
import { mean } from '../calibration/metrics/accuracy';
import { brier } from '../calibration/metrics/brier';
import { ece } from '../calibration/metrics/ece';
import { binsFor } from '../comparison/figures';
import type { Person } from './pool';
import { roomEceInterval } from './room-ece';

/** Every answer of a room that counts, a row each. */
export interface RoomRows {
  confidences: ArrayLike<Probability>;
  /** 1 right, 0 wrong. */
  correct: Uint8Array;
  /** Place of the person among the people. */
  person: Int32Array;
  questionIds: string[];
  /** Answers left open: in no figure. */
  open: number;
}

/** A figure with its 95 % interval; `null` with fewer than two people. */
export interface RoomFigure {
  value: number;
  interval: Interval | null;
}

/** What a room's answers show. */
export interface RoomFigures {
  people: number;
  answers: number;
  open: number;
  meanConfidence: RoomFigure;
  accuracy: RoomFigure;
  /** Mean confidence − share right: above 0 is overconfident. */
  gap: RoomFigure;
  brier: RoomFigure;
  ece: RoomFigure;
  bins: number;
  /** Its whiskers take people, not answers, as what was drawn by chance. */
  diagram: Diagram;
}

/** The answers of a room as rows, person by person. */
export function roomRows(people: readonly Person[]): RoomRows {
  const all = people.flatMap(({ answers }, person) => answers.answers.map((one) => ({ ...one, person })));
  const said = all.filter(({ choice }) => choice !== null);
  return {
    confidences: asProbabilities(said.map(({ confidence }) => confidence)),
    correct: Uint8Array.from(said, ({ correct }) => Number(correct)),
    person: Int32Array.from(said, ({ person }) => person),
    questionIds: said.map(({ questionId }) => questionId),
    open: all.length - said.length
  };
}

/**
 * Figures of a room. Answers of one person hang together, so that people, not answers, are what chance drew: intervals
 * speak of other people like these on the same questions, and hold what they say also for a few (docs/honesty.md): Wilson's
 * with an effective number of answers and Student's t (Korn & Graubard 1998) of the share right, and `meanConfidenceInterval`,
 * `gapInterval`, `lossInterval` and `roomEceInterval` over people. The ECE's is of the true one, without what chance adds, and can
 * reach 0. Figures are NaN without answers.
 */
export function roomFigures(
  people: readonly Person[],
  { resamples = 1000, seed = 0 }: { resamples?: number; seed?: number } = {}
): RoomFigures {
  const rows = roomRows(people);
  const { confidences, correct, person, open } = rows;
  const n = correct.length;
  const bins = binsFor(n, 0);
  const several = new Set(person).size > 1;
  const level = { groups: person };
  const squares = (outcome: (row: number) => number) =>
    Float64Array.from(confidences, (sure, row) => (sure - outcome(row)) ** 2);
  const [sure, right] = [mean(confidences), mean(correct)];
  return {
    people: people.length,
    answers: n,
    open,
    meanConfidence: { value: sure, interval: several ? meanConfidenceInterval(confidences, level) : null },
    accuracy: { value: right, interval: several ? accuracyInterval(correct, level) : null },
    gap: { value: sure - right, interval: several ? gapInterval(confidences, correct, level) : null },
    brier: {
      value: brier(confidences, correct),
      interval: several
        ? lossInterval(
            squares((row) => correct[row]!),
            squares((row) => 1 - correct[row]!),
            correct,
            { ...level, resamples, seed }
          )
        : null
    },
    ece: {
      value: ece(confidences, correct, bins),
      interval: several ? roomEceInterval(confidences, correct, person, bins, { seed }) : null
    },
    bins,
    diagram: clusteredDiagram(rows, bins)
  };
}

/** The diagram of a room, each whisker Wilson's over people: a person's answers in a bin hang together. */
function clusteredDiagram({ confidences, correct, person, questionIds }: RoomRows, bins: number): Diagram {
  const places = questionIds.map((_, row) => String(row));
  const { dots, histogram } = diagramOf(confidences, correct, places, bins);
  return {
    histogram,
    dots: dots.map((dot) => {
      const rows = dot.questionIds.map(Number);
      const groups = rows.map((row) => person[row]!);
      const outcomes = rows.map((row) => correct[row]!);
      return {
        ...dot,
        accuracyInterval: accuracyInterval(outcomes, { groups })!,
        questionIds: rows.map((row) => questionIds[row]!)
      };
    })
  };
}
