import { traceOf } from './stored-trace';
import type { Row } from './rows';

/** How sure one signal was of one answer, among the answers that it was right to be sure of. */
export interface WallRow {
  row: Row;
  /** As answered; larger is surer. */
  value: number;
  /** Whether the answer this row is about is right; `null` where neither. */
  correct: 0 | 1 | null;
  /** The answer it is about, as the arm graded it. */
  answer: string | null;
  /** Share of the row's right answers to other questions that it is surer than, those as sure counted half. */
  surerThanRight: number;
  /** How many right answers these are. */
  rights: number;
}

/** Fewer right answers are nothing to stand among. */
const LEAST = 5;

/** Every row's signal of one question among its right answers, the most doubtful first; rows with too few of those are left out. */
export function signalWall(rows: readonly Row[], questionId: string): WallRow[] {
  const wall = rows.flatMap((row): WallRow[] => {
    const place = row.questionIds.indexOf(questionId);
    const value = place < 0 ? NaN : row.values[place]!;
    if (Number.isNaN(value)) return [];
    let [rights, below] = [0, 0];
    row.values.forEach((other, i) => {
      if (i === place || row.correct[i] !== 1 || Number.isNaN(other)) return;
      rights++;
      below += other < value ? 1 : other === value ? 0.5 : 0;
    });
    if (rights < LEAST) return [];
    const { correct, answers, arm } = row;
    return [
      {
        row,
        value,
        correct: correct[place]! < 0 ? null : (correct[place] as 0 | 1),
        answer: traceOf(answers[place]!, arm.id)?.answer ?? null,
        surerThanRight: below / rights,
        rights
      }
    ];
  });
  return wall.sort((a, b) => a.surerThanRight - b.surerThanRight);
}

/** Less sure than of nine in ten right answers. */
const DOUBTS = 0.1;

/** How likely an answer that is no different from so many right ones is among the lowest tenth: any of their places is as likely. */
const byChance = (rights: number) => (Math.floor(DOUBTS * rights) + 1) / (rights + 1);

/** Which signals saw a mistake coming, and how many would by chance. */
export function wallSentence(wall: readonly WallRow[]): string {
  const wrong = wall.filter(({ correct }) => correct === 0);
  if (wall.length === 0)
    return `There are fewer than ${LEAST} right answers to other questions: nothing to compare this one with yet.`;
  if (wrong.length === 0) {
    const doubting = wall.filter(({ correct, surerThanRight }) => correct === 1 && surerThanRight <= DOUBTS);
    const rights = wall.filter(({ correct }) => correct === 1).length;
    return rights === 0
      ? 'No answer to this question is right or wrong.'
      : `Right; ${doubting.length} of ${rights} signals ${doubting.length === 1 ? 'was' : 'were'} less sure of it than of nine in ten of the other right answers.`;
  }
  const saw = wrong.filter(({ surerThanRight }) => surerThanRight <= DOUBTS);
  const fooled = wrong.filter(({ surerThanRight }) => surerThanRight >= 0.5);
  const chance = wrong.reduce((sum, { rights }) => sum + byChance(rights), 0);
  return (
    `Of ${wrong.length} signal${wrong.length === 1 ? '' : 's'} about a wrong answer, ${saw.length} ${saw.length === 1 ? 'was' : 'were'} less sure of it than of nine in ten right ones` +
    ` (by chance about ${chance.toFixed(1)}), and ${fooled.length} surer of it than of half of them.`
  );
}
