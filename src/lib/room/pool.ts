import { hashText } from '../calibration/splitting/hash-text';
import type { LearnerAnswers } from '../workshop/learner-answers';
import { words } from '../workshop/words/room';

/** What the teacher says about two codes of one nickname: the earlier one counts, the later one, or they are two people. */
export type SameName = 'earlier' | 'later' | 'both';

/** One person of the room. */
export interface Person {
  /** As it is shown: the nickname, or a number in the order of coming where there is none, or where two share it. */
  name: string;
  answers: LearnerAnswers;
}

/** Codes that stand in no figure. */
export interface SetAside {
  answers: LearnerAnswers;
  reason: string;
}

/** Codes of one nickname with different answers: somebody has to say who they are. */
export interface NameTwice {
  /** The nickname as it is compared. */
  key: string;
  name: string;
  codes: number;
  /** What was said; `null`: not yet, and until then the earliest counts. */
  said: SameName | null;
}

/** Codes with the same answers, each as sure, under several nicknames: one person who changed it, or a copy. */
export interface AnswersTwice {
  /** By which what was said about them is kept; no nickname's key is like it. */
  key: string;
  names: string[];
  /** What was said; `null`: not yet, and until then the earliest counts. */
  said: SameName | null;
}

/** Fewer answers than this may well be the same by chance. */
const NO_CHANCE = 5;

/** A question set of which codes came in. */
export interface SetSeen {
  set: string;
  setHash: string;
  codes: number;
}

/** A room: who stands in its figures, and what does not. */
export interface Pool {
  /** The set of the room; `null` while it is empty. */
  room: SetSeen | null;
  people: Person[];
  /** Codes that came in more than once, beyond the first time. */
  repeated: number;
  namesTwice: NameTwice[];
  answersTwice: AnswersTwice[];
  setAside: SetAside[];
  /** All sets that came in, the one with most codes first. */
  sets: SetSeen[];
}

/** A nickname as it is compared: small and capital letters, and the ways of writing one letter, are the same. */
function nameKey(nickname: string): string {
  return nickname.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function setsOf(codes: readonly LearnerAnswers[]): SetSeen[] {
  const sets = new Map<string, SetSeen>();
  for (const { set, setHash } of codes) {
    const seen = sets.get(setHash) ?? { set, setHash, codes: 0 };
    sets.set(setHash, { ...seen, codes: seen.codes + 1 });
  }
  return [...sets.values()].sort((a, b) => b.codes - a.codes);
}

/** What was answered, whoever it was. */
const withoutName = ({ set, setHash, answers }: LearnerAnswers) => JSON.stringify([set, setHash, answers]);

/**
 * Codes without those that came before: the same code, or the same answers without a nickname where they came with one
 * too (a learner who was named between two scans).
 */
function differentCodes(codes: readonly LearnerAnswers[]): LearnerAnswers[] {
  const once = [...new Map(codes.map((code) => [JSON.stringify(code), code])).values()];
  const named = new Set(once.filter(({ nickname }) => nameKey(nickname) !== '').map(withoutName));
  return once.filter((code) => nameKey(code.nickname) !== '' || !named.has(withoutName(code)));
}

/** Which questions were answered. */
const questionsOf = ({ answers }: LearnerAnswers) =>
  JSON.stringify(answers.map(({ questionId }) => questionId).sort());

/** The questions most codes of the room's set are about, the first of equals. */
function usualQuestions(codes: readonly LearnerAnswers[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(questionsOf(code), (counts.get(questionsOf(code)) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0])[0];
}

function foreignReason({ set }: LearnerAnswers, room: SetSeen): string {
  return set === room.set ? words.aside.otherVersion(set) : words.aside.otherSet(set);
}

/** Names as they are shown: a number in the order of coming for those without one and behind those that stand twice. */
function named(people: readonly LearnerAnswers[]): Person[] {
  const counts = new Map<string, number>();
  for (const { nickname } of people) counts.set(nameKey(nickname), (counts.get(nameKey(nickname)) ?? 0) + 1);
  const taken = new Map<string, number>();
  return people.map((answers, i) => {
    const key = nameKey(answers.nickname);
    const place = (taken.get(key) ?? 0) + 1;
    taken.set(key, place);
    if (key === '') return { name: words.people.number(i + 1), answers };
    const name = answers.nickname.trim();
    return { name: counts.get(key)! > 1 ? `${name} (${place})` : name, answers };
  });
}

/** Codes with the same answers under several nicknames, and which of each do not count. */
function sameAnswers(
  codes: readonly LearnerAnswers[],
  said: Readonly<Record<string, SameName>>
): { twice: AnswersTwice; out: LearnerAnswers[] }[] {
  const alike = new Map<string, LearnerAnswers[]>();
  for (const code of codes) {
    const key = `\n${hashText(withoutName(code)).toString(16)}`;
    const own = alike.get(key) ?? [];
    const same = own.length === 0 || withoutName(own[0]!) === withoutName(code);
    if (same && code.answers.length >= NO_CHANCE) alike.set(key, [...own, code]);
  }
  return [...alike].flatMap(([key, own]) => {
    if (own.length < 2) return [];
    const answer = Object.hasOwn(said, key) ? said[key]! : null;
    const out = answer === 'both' ? [] : answer === 'later' ? own.slice(0, -1) : own.slice(1);
    return [{ twice: { key, names: own.map(({ nickname }) => nickname.trim()), said: answer }, out }];
  });
}

/**
 * Puts the codes of a room together. A code that came before counts once. Codes of another set are set aside, those about
 * other questions of the set, and those that contradict it. Of a nickname with different answers, and of the same answers
 * under several nicknames, the earliest counts until somebody has said who they are.
 * @param codes in the order of coming
 * @param chosen fingerprint of the room's set; without one, the set most codes are of, the first of equals
 * @param said about nicknames with different answers, by `nameKey`, and about the same answers, by their key
 * @param contradiction how answers contradict the set as this browser has it; `null` where they do not
 */
export function pool(
  codes: readonly LearnerAnswers[],
  chosen: string | null = null,
  said: Readonly<Record<string, SameName>> = {},
  contradiction: (answers: LearnerAnswers) => string | null = () => null
): Pool {
  const different = differentCodes(codes);
  const sets = setsOf(different);
  const room = sets.find(({ setHash }) => setHash === chosen) ?? sets[0] ?? null;
  const usual = usualQuestions(different.filter(({ setHash }) => setHash === room?.setHash));
  const reasonAgainst = (answers: LearnerAnswers, room: SetSeen): string | null => {
    if (answers.setHash !== room.setHash) return foreignReason(answers, room);
    if (questionsOf(answers) !== usual) return words.aside.otherQuestions(room.set);
    return contradiction(answers);
  };
  const setAside: SetAside[] = [];
  const byName = new Map<string, LearnerAnswers[]>();
  for (const answers of different) {
    const reason = reasonAgainst(answers, room!);
    if (reason !== null) setAside.push({ answers, reason });
    else {
      const key = nameKey(answers.nickname);
      byName.set(key, [...(byName.get(key) ?? []), answers]);
    }
  }
  const namesTwice: NameTwice[] = [];
  const counted = new Set<LearnerAnswers>();
  for (const [key, own] of byName) {
    const twice = key !== '' && own.length > 1;
    const answer = twice ? (Object.hasOwn(said, key) ? said[key]! : null) : 'both';
    if (twice) namesTwice.push({ key, name: own[0]!.nickname.trim(), codes: own.length, said: answer });
    if (answer === 'both') own.forEach((one) => counted.add(one));
    else counted.add(answer === 'later' ? own.at(-1)! : own[0]!);
  }
  const answersTwice = sameAnswers(
    different.filter((answers) => counted.has(answers)),
    said
  );
  for (const { out } of answersTwice) out.forEach((answers) => counted.delete(answers));
  return {
    room,
    people: named(different.filter((answers) => counted.has(answers))),
    repeated: codes.length - different.length,
    namesTwice,
    answersTwice: answersTwice.map(({ twice }) => twice),
    setAside,
    sets
  };
}
