import { engineText, optionOf } from '../engine/resolve-engine';
import type { Verdict } from '../questions/verdict';
import type { Grouping } from '../methods/equivalence/grouping';
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
  /** The same run, and what is only in the one that comes in: answers by question, grades and groupings by key. */
  | { how: 'join'; questionIds: string[]; grades: [string, Verdict][]; groupings: [string, Grouping][] }
  /** Another run that happens to have the same id, with the reason. */
  | { how: 'both'; why: string };

/** Why what two runs hold cannot stand in one: other wordings, another engine, other answers; `null` where it can. */
export function contradiction<T>(here: JoinedRun<T>, opened: JoinedRun<T>): string | null {
  const [{ set, model }, other] = [here.run, opened.run];
  const texts = new Map(set.questions.map((question) => [question.id, question]));
  if (
    other.set.questions.some(
      (question) => texts.has(question.id) && !sameContent(question, texts.get(question.id))
    )
  )
    return 'its questions are worded differently';
  if (model && other.model && optionOf(model) !== optionOf(other.model))
    return `it ran on ${engineText(other.model)}, and the one here on ${engineText(model)}`;
  for (const [id, answers] of opened.answers) {
    const own = here.answers.get(id);
    if (own !== undefined && !sameContent(own, answers)) return `the answers to “${id}” differ`;
  }
  return null;
}

/** Entries whose keys are not here. */
function onlyIn<T>(opened: Record<string, T> = {}, here: Record<string, T> = {}): [string, T][] {
  return Object.entries(opened).filter(([key]) => !Object.hasOwn(here, key));
}

function whyOther<T>(here: JoinedRun<T>, opened: JoinedRun<T>): string | null {
  if (!sameContent(here.run.plan, opened.run.plan)) return 'it was planned differently';
  const known = new Set(here.run.set.questions.map(({ id }) => id));
  if (opened.run.set.questions.some(({ id }) => !known.has(id)))
    return 'its questions are worded differently';
  return contradiction(here, opened);
}

/**
 * How a run that comes in goes with one of the same id. Where both have a grade for the same answer, or group the same
 * draws, what is here stays.
 */
export function meet<T>(here: JoinedRun<T>, opened: JoinedRun<T>): Meeting {
  const why = whyOther(here, opened);
  if (why !== null) return { how: 'both', why };
  const questionIds = [...opened.answers.keys()].filter((id) => !here.answers.has(id));
  const grades = onlyIn(opened.run.overrules, here.run.overrules);
  const groupings = onlyIn(opened.run.regrouped, here.run.regrouped);
  return questionIds.length + grades.length + groupings.length === 0
    ? { how: 'same' }
    : { how: 'join', questionIds, grades, groupings };
}
