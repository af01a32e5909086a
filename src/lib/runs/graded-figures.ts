import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { ece, flexEce } from '../calibration/metrics/ece';
import type { Trace } from '../methods/trace';
import { methodTitles, readingTitles } from '../methods/readings';
import { creditOf } from '../questions/grading';
import { judgedRun, type JudgedRow } from './judged-rows';
import { binsFor } from './row-intervals';
import type { Run } from './run';

/** What grading makes of a reading: the figures of its answers with a confidence that are right or wrong. */
export interface GradedFigures {
  n: number;
  /** Share that is right. */
  accuracy: number;
  /** Mean partial credit (token F1 where not right), in [0, 1]. */
  credit: number;
  ece: number;
  /** ECE against the partial credit. */
  flexEce: number;
}

/** A reading with free replies: its figures by the rules alone, and with a person's grades. */
export interface GradedRow {
  key: string;
  title: string;
  subtitle: string;
  ruled: GradedFigures;
  graded: GradedFigures;
}

function figures(row: JudgedRow, run: Run, bins: number): GradedFigures {
  const questions = new Map(run.set.questions.map((question) => [question.id, question]));
  const used = row.outcomes.filter(({ confidence, correct }) => confidence !== null && correct !== null);
  const confidences = asProbabilities(used.map(({ confidence }) => confidence!));
  const correct = used.map(({ correct }) => correct!);
  const credits = used.map(({ questionId, reading, verdict }) => {
    const question = questions.get(questionId);
    return (question && creditOf(reading.answer ?? '', question, verdict)) ?? 0;
  });
  const count = binsFor(used.length, bins);
  return {
    n: used.length,
    accuracy: mean(correct),
    credit: mean(credits),
    ece: ece(confidences, correct, count),
    flexEce: flexEce(confidences, credits, count)
  };
}

/**
 * The figures of every reading with free replies, by the rules alone and as graded now.
 * @param bins equal-width bins; 0 takes 5 below 500 answers and 10 from there
 */
export function gradedFigures(run: Run, traces: readonly Trace[], bins = 0): GradedRow[] {
  const ruled = judgedRun({ ...run, overrules: {} }, [...traces]).rows;
  return judgedRun(run, traces).rows.flatMap((row, i) =>
    row.outcomes.some(({ reading }) => reading.reply)
      ? [
          {
            key: `${row.method}/${row.readingId}`,
            title: methodTitles[row.method],
            subtitle: readingTitles[row.readingId],
            ruled: figures(ruled[i], run, bins),
            graded: figures(row, run, bins)
          }
        ]
      : []
  );
}
