import type { QuestionSet } from '../questions/question';
import type { Run, RunFile, RunPlan } from '../runs/run';
import type { Row } from './rows';

/** What of a run tells which questions it has. */
type Asked = Pick<Run, 'set' | 'predictions'>;

const kept = new WeakMap<QuestionSet, ReadonlyMap<string, string>>();

function textsOf(set: QuestionSet): ReadonlyMap<string, string> {
  let texts = kept.get(set);
  if (!texts) kept.set(set, (texts = new Map(set.questions.map(({ id, text }) => [id, text]))));
  return texts;
}

const knowsWords = ({ predictions }: Asked) => predictions?.words ?? true;

/** Whether both runs have the words of their questions, so that an id is not all that pairs them. */
export function wordsCompared(a: Asked, b: Asked): boolean {
  return knowsWords(a) && knowsWords(b);
}

/**
 * Whether an id stands for the same question in two runs: both have it and, where both know its words, the words are the same.
 * Of a file of predictions without words the id must do.
 */
export function sameQuestion(a: Asked, b: Asked): (questionId: string) => boolean {
  if (a.set === b.set) return () => true;
  const [texts, others] = [textsOf(a.set), textsOf(b.set)];
  if (!wordsCompared(a, b)) return (id) => texts.has(id) && others.has(id);
  return (id) => texts.has(id) && texts.get(id) === others.get(id);
}

function inBoth(ids: readonly string[], others: readonly string[]): string[] {
  const there = new Set(others);
  return ids.filter((id) => there.has(id));
}

const idsOf = ({ answers }: RunFile) => answers.map(({ questionId }) => questionId);

/** The questions two runs share: asked in both, with the same id and, where both have them, the same words. */
export function commonQuestions(first: RunFile, second: RunFile): Set<string> {
  const same = sameQuestion(first.run, second.run);
  return new Set(inBoth(idsOf(first), idsOf(second)).filter(same));
}

/** Ids that were asked in both runs in other words: they are no pair. */
export function otherWords(first: RunFile, second: RunFile): string[] {
  const same = sameQuestion(first.run, second.run);
  return inBoth(idsOf(first), idsOf(second)).filter((id) => !same(id));
}

/** A run as its record has it, without its answers. */
export interface PlannedRun extends Asked {
  plan: Pick<RunPlan, 'questionIds'>;
}

/** How many questions two runs were to be asked both; by the same rule as what they share once they were. */
export function questionsInBoth(a: PlannedRun, b: PlannedRun): number {
  const same = sameQuestion(a, b);
  return new Set(inBoth(a.plan.questionIds, b.plan.questionIds).filter(same)).size;
}

/** Ids of the questions that every run among these rows asked, the same question in any two of them. */
export function questionsOfAll(rows: readonly Row[]): Set<string> {
  const asked = new Map<Run, Set<string>>();
  for (const { run, questionIds } of rows) {
    const own = asked.get(run) ?? new Set();
    for (const id of questionIds) own.add(id);
    asked.set(run, own);
  }
  const [first = new Set<string>(), ...others] = asked.values();
  const runs = [...asked.keys()];
  const pairs = runs.flatMap((run, i) => runs.slice(0, i).map((other) => sameQuestion(run, other)));
  return new Set(
    [...first].filter((id) => others.every((own) => own.has(id)) && pairs.every((same) => same(id)))
  );
}
