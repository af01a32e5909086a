import type { Half } from '../../calibration/splitting/split';
import type { DecisionRows } from '../decision-rows';
import { some } from '../number-words';
import { sharedPlaces } from '../shared-questions';
import { pause } from './pause';
import { numbersByGrader, numbersByPlace } from './same-answers';

/** One of several that answer together. */
export interface EnsembleMember {
  /** No two members have the same. */
  key: string;
  title: string;
  rows: DecisionRows;
}

/** A question that every member answered. */
export interface JointQuestion {
  id: string;
  /** Its place in each member's rows. */
  places: number[];
  /** Each member's answer by number, the same for the same answer. */
  answers: number[];
  /** `judge` only where no member was fitted on it. */
  part: Half;
}

/** The questions that members answer together. */
export interface JointQuestions {
  questions: JointQuestion[];
  /** Questions that any member has. */
  asked: number;
  /** Of those, how many each member lacks, in the members' order: not asked, without a value, neither right nor wrong, or without the words of an answer. */
  lacking: number[];
}

/** Questions that are looked at before a page may breathe. */
const AT_ONCE = 200;

/** Why some rows cannot answer together, in words; `null` where they can. */
export function ensembleFault(members: readonly EnsembleMember[]): string | null {
  if (members.length < 2) return 'An ensemble needs at least two members.';
  const same = members.find(({ key }, i) => members.findIndex((other) => other.key === key) !== i);
  if (same) return `“${same.title}” is a member already.`;
  const answers = members.map(({ rows }) => rows.answers());
  const silent = members.find((_, i) => answers[i] === null);
  if (silent) {
    return `“${silent.title}” says how sure it is, but not what was answered, so there is nothing to vote on. A file with a line for each question, arm and signal, and a column “answer”, can be a member; so can one with the options’ logits.`;
  }
  if (new Set(answers.map((each) => each!.same)).size > 1) {
    const place = members[answers.findIndex((each) => each!.same === 'place')]!;
    return `“${place.title}” knows its options only by their places, and the others by their words: whether they say the same can’t be told.`;
  }
  return null;
}

/** Why options without words cannot be held against each other; `null` where they stand in one order as far as can be seen. */
function orderFault(members: readonly EnsembleMember[], shared: readonly number[][]): string | null {
  const options = members.map(({ rows }) => rows.options!);
  for (const places of shared) {
    const labels = places.map((place, m) => options[m]!.labels[place]);
    if (new Set(labels).size > 1) {
      const id = members[0]!.rows.ids[places[0]!];
      return `The options are in different orders: for question ${id} the right one is number ${labels[0]! + 1} in “${members[0]!.title}” and ${labels.find((label) => label !== labels[0])! + 1} elsewhere. They must be in one order to be voted on.`;
    }
  }
  return null;
}

/**
 * Finds the questions that all members answered and says which answers are the same. The result does not depend on the
 * members' order, but for the order of what is said of each.
 * @returns a reason in words where they cannot answer together
 */
export async function joinMembers(
  members: readonly EnsembleMember[],
  signal?: AbortSignal
): Promise<JointQuestions | { reason: string }> {
  const fault = ensembleFault(members);
  if (fault) return { reason: fault };
  const answers = members.map(({ rows }) => rows.answers()!);
  const places = sharedPlaces(members.map(({ rows }) => rows)).filter((found) =>
    found.every((place, m) => answers[m]!.words[place] !== null)
  );
  const byPlace = answers[0]!.same === 'place';
  const order = byPlace ? orderFault(members, places) : null;
  if (order) return { reason: order };
  const asked = new Set(members.flatMap(({ rows }) => rows.ids)).size;
  const lacking = members.map(
    ({ rows }, m) => asked - rows.ids.filter((_, place) => answers[m]!.words[place] !== null).length
  );
  const questions: JointQuestion[] = [];
  for (const found of places) {
    if (questions.length % AT_ONCE === AT_ONCE - 1) await pause();
    signal?.throwIfAborted();
    const words = found.map((place, m) => answers[m]!.words[place]!);
    const id = members[0]!.rows.ids[found[0]!]!;
    const text = members.flatMap(({ rows }, m) => rows.texts?.[found[m]!] ?? [])[0] ?? '';
    questions.push({
      id,
      places: found,
      answers: byPlace ? numbersByPlace(words) : await numbersByGrader({ id, text }, words),
      part: found.every((place, m) => members[m]!.rows.parts[place] === 'judge') ? 'judge' : 'fit'
    });
  }
  questions.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { questions, asked, lacking };
}

/** What was left out, in words; `null` where nothing was. */
export function lackingSentence(
  { questions, asked, lacking }: JointQuestions,
  members: readonly EnsembleMember[]
): string | null {
  const left = asked - questions.length;
  if (left === 0) return null;
  const who = members.flatMap(({ title }, m) => (lacking[m]! > 0 ? [`“${title}” lacks ${lacking[m]}`] : []));
  const why = who.length > 0 ? who.join('; ') : 'their words differ';
  return `${some(left, 'question')} of ${asked} ${left === 1 ? 'is' : 'are'} left out, because not every member has ${left === 1 ? 'it' : 'them'} with a value, a grade and an answer: ${why}.`;
}
