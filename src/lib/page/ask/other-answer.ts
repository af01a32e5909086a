import { traceOf } from '../../comparison/stored-trace';
import { normalise } from '../../questions/grading/normalise';
import type { Grade } from '../../questions/verdict';
import type { StoredAnswers } from '../../runs/run';

/** An answer that is another than the one shown. */
export interface OtherAnswer {
  answer: string;
  /** `null` where no right answer is known. */
  grade: Grade | null;
}

/**
 * What one way of asking answered, where its words or its grade differ from the answer shown; `null` where they do not, or there is none.
 * @param armId of that way
 * @param shownArm id of the way whose answer is shown
 * @param gradeOf grade of a way's answer, `null` where no right answer is known
 */
export function otherAnswer(
  stored: StoredAnswers,
  armId: string,
  shownArm: string,
  gradeOf: (armId: string) => Grade | null
): OtherAnswer | null {
  const [own, shown] = [traceOf(stored, armId), traceOf(stored, shownArm)];
  if (!own?.answer || armId === shownArm) return null;
  const grade = gradeOf(armId);
  const same = normalise(own.answer) === normalise(shown?.answer ?? '') && grade === gradeOf(shownArm);
  return same ? null : { answer: own.answer, grade };
}
