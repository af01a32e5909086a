import { engineText, optionOf } from '../engine/resolve-engine';
import type { Verdict } from '../questions/verdict';
import type { Run } from './run';
import { sameContent } from './same-content';

/** A run with what its questions gave, by question, whatever that is. */
export interface JoinedRun<Answers> {
  run: Run;
  answers: ReadonlyMap<string, Answers>;
}

/** How a run that comes in goes with one of the same id that is here. */
export type Meeting =
  /** All of it is here. */
  | { how: 'same' }
  /** The same run: the questions whose answers, and the keys whose grades, are only in the one that comes in. */
  | { how: 'join'; questionIds: string[]; grades: [string, Verdict][] }
  /** Another run that happens to have the same id, with the reason. */
  | { how: 'both'; why: string };

function whyOther<T>(here: JoinedRun<T>, opened: JoinedRun<T>): string | null {
  const [{ plan, set, model }, other] = [here.run, opened.run];
  if (!sameContent(plan, other.plan)) return 'it was planned otherwise';
  const texts = new Map(set.questions.map((question) => [question.id, question]));
  if (other.set.questions.some((question) => !sameContent(question, texts.get(question.id))))
    return 'its questions are worded otherwise';
  if (model && other.model && optionOf(model) !== optionOf(other.model))
    return `it ran on ${engineText(other.model)}, and the one here on ${engineText(model)}`;
  for (const [id, answers] of opened.answers) {
    const own = here.answers.get(id);
    if (own !== undefined && !sameContent(own, answers)) return `the answers to “${id}” differ`;
  }
  return null;
}

/**
 * How a run that comes in goes with one of the same id. Where both have a grade for the same answer, the one here stays.
 */
export function meet<T>(here: JoinedRun<T>, opened: JoinedRun<T>): Meeting {
  const why = whyOther(here, opened);
  if (why !== null) return { how: 'both', why };
  const questionIds = [...opened.answers.keys()].filter((id) => !here.answers.has(id));
  const grades = Object.entries(opened.run.overrules).filter(
    ([key]) => !Object.hasOwn(here.run.overrules, key)
  );
  return questionIds.length + grades.length === 0 ? { how: 'same' } : { how: 'join', questionIds, grades };
}
