import { asProbabilities } from '../calibration/confidence';
import { mean } from '../calibration/metrics/accuracy';
import { ece, flexEce } from '../calibration/metrics/ece';
import { creditOf } from '../questions/grading';
import { isGradedHere } from '../runs/graded-call';
import type { RunFile } from '../runs/run';
import { traceOf } from './stored-trace';
import { binsFor } from './figures';
import { countedRows } from './counted-rows';
import { firstRows, rowsOf, verdictOf, type Row } from './rows';
import { armTitle } from './shown-row';

/** What grading makes of a row: the figures of its answers with a confidence that are right or wrong. */
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

/** An arm with free replies: its figures by the rules alone, and with a person's grades. */
export interface GradedRow {
  key: string;
  title: string;
  subtitle: string;
  ruled: GradedFigures;
  graded: GradedFigures;
}

function figures(row: Row, bins: number): GradedFigures {
  const questions = new Map(row.run.set.questions.map((question) => [question.id, question]));
  const { places, values, correct } = countedRows(row.values, row.correct);
  const confidences = asProbabilities(values);
  const credits = places.map((place) => {
    const stored = row.answers[place]!;
    const question = questions.get(stored.questionId);
    const answer = traceOf(stored, row.arm.id)?.answer ?? '';
    return (question && creditOf(answer, question, verdictOf(row.run, stored, row.arm.id)!)) ?? 0;
  });
  const count = binsFor(correct.length, bins);
  return {
    n: correct.length,
    accuracy: mean(correct),
    credit: mean(credits),
    ece: ece(confidences, correct, count),
    flexEce: flexEce(confidences, credits, count)
  };
}

/** Whether there is a reply to be graded in some of a row's answers. */
function hasReplies({ answers, arm }: Row): boolean {
  return answers.some(({ calls, traces }) => {
    const trace = traces.find(({ armId }) => armId === arm.id);
    if (trace && isGradedHere(trace)) return true;
    const own = trace?.calls ?? [];
    return calls.some((call) => call.do === 'generate' && own.includes(call.id));
  });
}

/**
 * The figures of every arm with free replies, under its first confidence, by the rules alone and as graded now.
 * @param bins equal-width bins; 0 takes 5 below 500 answers and 10 from there
 */
export function gradedFigures(file: RunFile, bins = 0): GradedRow[] {
  const confident = (rows: Row[]) => firstRows(rows.filter(({ signal }) => signal.kind === 'probability'));
  const ruled = confident(rowsOf({ ...file, run: { ...file.run, overrules: {} } }));
  return confident(rowsOf(file)).flatMap((row, i) =>
    hasReplies(row)
      ? [
          {
            key: row.key,
            title: armTitle(row),
            subtitle: row.signal.title,
            ruled: figures(ruled[i]!, bins),
            graded: figures(row, bins)
          }
        ]
      : []
  );
}
