import { hashText } from '../../calibration/splitting/hash-text';
import type { DistractorOrigin, Question } from '../question';
import { answerKey } from '../same-answer';
import { CAPS } from './caps';
import type { Draft } from './draft';
import type { FilePlace } from './import-result';
import { refersToOptions } from './option-references';
import type { Report } from './report';

interface Distractor {
  text: string;
  origin: DistractorOrigin | undefined;
  /** Whether it stood before the right answer. */
  before: boolean;
}

/** An id that depends on the question's text only. */
export function idOfText(text: string): string {
  return `q-${hashText(text).toString(36)}${hashText(`#${text}`).toString(36)}`;
}

/**
 * Makes questions of drafts: ids unique and stable, distractors that are none refused, the order of options kept where
 * they refer to each other. What it changes or refuses goes into the report.
 */
export class Assembler {
  readonly #placeOfId = new Map<string, { place: FilePlace; answer: string }>();
  /** The next number to try behind an id that is taken. */
  readonly #nextOfId = new Map<string, number>();
  readonly groups = new Map<string, number>();
  questions = 0;
  withDistractors = 0;

  constructor(
    private readonly report: Report,
    /** Whether ids that are bare numbers get the file's name before them, since several files may count alike. */
    private readonly severalFiles: boolean
  ) {}

  /** The question of a draft read at a place. */
  question(draft: Draft, place: FilePlace): Question {
    const id = this.#uniqueId(draft, place);
    const question: Question = { id, text: draft.text, answers: draft.answers };
    const inOrder = draft.options !== undefined;
    if (draft.options || draft.distractors) this.#addDistractors(question, draft, place, inOrder);
    if (draft.group !== undefined && draft.group !== '') question.group = draft.group;
    if (draft.popularity !== undefined) question.popularity = draft.popularity;
    if (
      [question.text, ...question.answers, ...(question.distractors ?? [])].some((text) =>
        text.includes('\uFFFD')
      )
    ) {
      this.report.fault(place, 'holds �: a character was lost before this file was written', 'kept');
    }
    this.questions++;
    if ((question.distractors?.length ?? 0) > 0) this.withDistractors++;
    if (question.group !== undefined)
      this.groups.set(question.group, (this.groups.get(question.group) ?? 0) + 1);
    return question;
  }

  #uniqueId(draft: Draft, place: FilePlace): string {
    const stem = place.file
      .split('/')
      .at(-1)!
      .replace(/\.\w+$/, '');
    const given =
      draft.id !== undefined && this.severalFiles && /^\d+$/.test(draft.id)
        ? `${stem}/${draft.id}`
        : draft.id;
    const wanted = given || idOfText(draft.text);
    const first = this.#placeOfId.get(wanted);
    let id = wanted;
    for (let n = this.#nextOfId.get(wanted) ?? 2; this.#placeOfId.has(id); n++) {
      id = `${wanted}-${n}`;
      this.#nextOfId.set(wanted, n + 1);
    }
    this.#placeOfId.set(id, { place, answer: draft.answers[0]! });
    if (first) {
      const { file, row } = first.place;
      const where = file === place.file ? `row ${row}` : `row ${row} of ${file}`;
      const other = answerKey(first.answer) === answerKey(draft.answers[0]!) ? '' : ' with another answer';
      const reason = given
        ? `the id is also that of ${where}`
        : `the same question text is in ${where}${other}`;
      this.report.fault(
        place,
        `${reason}; this question's id is now "${id}"`,
        'changed',
        given ?? draft.text
      );
    }
    return id;
  }

  #addDistractors(question: Question, draft: Draft, place: FilePlace, inOrder: boolean): void {
    const at = { ...place, column: draft.optionsColumn ?? place.column };
    // A publisher's list of options may tell "AA" from "aa"; loose lists of wrong answers are compared as a grader would.
    const { asIs = false } = draft;
    const exact = asIs || inOrder;
    const key = exact ? (text: string) => text.replace(/\s+/g, ' ') : answerKey;
    const accepted = new Set(question.answers.map(key));
    const seen = new Set<string>();
    const candidates: Distractor[] = draft.options
      ? draft.options.texts
          .map((text, i) => ({
            text,
            origin: undefined,
            before: i < draft.options!.gold,
            isGold: i === draft.options!.gold
          }))
          .filter(({ isGold }) => !isGold)
      : draft.distractors!.map((text, i) => ({
          text,
          origin: draft.distractorOrigins?.[i],
          before: i < (draft.fixedAnswerIndex ?? 0)
        }));
    let kept = candidates.filter(({ text }) => {
      const own = key(text);
      if (accepted.has(own)) {
        this.report.fault(
          at,
          'a wrong answer equals an accepted one and was refused',
          'value left out',
          text
        );
        return false;
      }
      if (seen.has(own) && !asIs) {
        this.report.fault(at, 'a wrong answer appears twice; one was left out', 'value left out', text);
        return false;
      }
      seen.add(own);
      return true;
    });
    if (kept.length + 1 > CAPS.options) {
      const reason = `has ${kept.length + 1} options; the limit is ${CAPS.options}; the others were left out`;
      this.report.fault(at, reason, 'value left out');
      this.report.cap(at, 'options', CAPS.options, `Questions keep at most ${CAPS.options} options.`);
      kept = kept.slice(0, CAPS.options - 1);
    }
    const isFixed = () =>
      draft.fixedAnswerIndex !== undefined ||
      (!asIs && [question.answers[0]!, ...kept.map(({ text }) => text)].some(refersToOptions));
    if (!exact && draft.fixedAnswerIndex === undefined) kept = this.#orderLoose(question, kept);
    else if (isFixed()) question.fixedAnswerIndex = kept.filter(({ before }) => before).length;
    question.distractors = kept.map(({ text }) => text);
    if (draft.distractorOrigins && kept.every(({ origin }) => origin !== undefined)) {
      question.distractorOrigins = kept.map(({ origin }) => origin!);
    }
  }

  /**
   * Wrong answers that came without an order: one that speaks of the others goes last, and the right answer somewhere
   * before it, by the id; a right answer that speaks of the others goes last itself.
   */
  #orderLoose(question: Question, distractors: Distractor[]): Distractor[] {
    const last = distractors.filter(({ text }) => refersToOptions(text));
    const rightRefers = refersToOptions(question.answers[0]!);
    if (last.length === 0 && !rightRefers) return distractors;
    const first = distractors.filter((distractor) => !last.includes(distractor));
    question.fixedAnswerIndex = rightRefers ? distractors.length : hashText(question.id) % (first.length + 1);
    return [...first, ...last];
  }
}
