import { answerKey } from '../same-answer';
import { RowFault, type Draft } from './draft';
import { questionWithOptions } from './shapes/listed-question';
import { isOptionLetter } from './values/gold-letter';

/** A label that stands for an option: `B`, `(B)`, `b.`, `2`. */
const LABEL = /^[([]?([A-Ja-j1-9])[)\].:]?$/;

const labelOf = (text: string) => LABEL.exec(text.trim())?.[1]?.toUpperCase() ?? null;

/** The labels that options are, where they are the first ones of a series in any order, and nothing else. */
function labelsOf(texts: readonly string[]): string[] | null {
  const labels = texts.map(labelOf);
  if (texts.length < 2 || !labels.every((label) => label !== null)) return null;
  const sorted = labels.toSorted().join('');
  return ['ABCDEFGHIJ', '123456789'].some((series) => series.startsWith(sorted)) ? labels : null;
}

const same = (a: readonly (string | null)[], b: readonly string[]) =>
  a.length === b.length && a.every((text, i) => text !== null && answerKey(text) === answerKey(b[i]!));

/** Puts the options a question lists in place of the labels that stand for them. */
function fromLabels(draft: Draft, labels: readonly string[], gold: number): Draft {
  const column = draft.optionsColumn ?? null;
  const listed = questionWithOptions(draft.text);
  if (!listed) {
    // Numbers and small letters may well be the options themselves.
    if (!draft.options!.texts.every((text) => /[A-Z]/.test(text))) return draft;
    const reason = 'its options are only letters, and the question does not list any options under them';
    throw new RowFault(column, reason, draft.text);
  }
  const own = listed.labels.map((label) => label.toUpperCase());
  if (own.length !== labels.length || !labels.every((label) => own.includes(label))) {
    const reason = `its options are ${labels.join(', ')}, but the question lists ${own.join(', ')}`;
    throw new RowFault(column, reason, draft.text);
  }
  return withList(draft, listed, own.indexOf(labels[gold]!));
}

function withList(
  draft: Draft,
  { question, texts }: { question: string; texts: readonly (string | null)[] },
  gold: number
): Draft {
  const empty = texts.findIndex((text) => text === null);
  if (empty >= 0) {
    throw new RowFault(
      draft.optionsColumn ?? null,
      `option ${empty + 1} in the question is empty`,
      draft.text
    );
  }
  const options = { texts: texts as string[], gold };
  return { ...draft, text: question, answers: [options.texts[gold]!], options };
}

/** Whether a draft's only answer is a letter, and it has no options that this could name. */
export function isBareLetter({ asIs, options, distractors, answers }: Draft): boolean {
  return !asIs && !options && !distractors?.length && answers.length === 1 && isOptionLetter(answers[0]!);
}

/** Why a bare letter is no answer where other rows name their options by letters. */
export const BARE_LETTER =
  'the answer is only a letter, as the keys of other rows are, and the question lists no options that it could name';

/**
 * A draft whose question lists its options by letters, without that list: a letter never becomes an answer's text, and
 * options that a run may show in another order are not shown twice.
 * @throws RowFault where the list and the options cannot be brought together
 */
export function withListedOptions(draft: Draft): Draft {
  if (draft.asIs) return draft;
  const { options, distractors, answers } = draft;
  if (options) {
    const labels = labelsOf(options.texts);
    if (labels) return fromLabels(draft, labels, options.gold);
    const listed = questionWithOptions(draft.text);
    if (!listed || listed.texts.length !== options.texts.length) return draft;
    if (same(listed.texts, options.texts)) return { ...draft, text: listed.question };
    const sorted = (texts: readonly (string | null)[]) => texts.map((text) => answerKey(text ?? '')).sort();
    if (same(sorted(listed.texts), sorted(options.texts))) {
      const reason =
        'has the options in another order than the question lists them: which one is right cannot be known';
      throw new RowFault(draft.optionsColumn ?? null, reason, options.texts);
    }
    return draft;
  }
  if (distractors && distractors.length > 0) {
    const listed = questionWithOptions(draft.text);
    const all = [answers[0]!, ...distractors].map(answerKey).sort();
    const isSame = listed && same(listed.texts.map((text) => answerKey(text ?? '')).sort(), all);
    return isSame ? { ...draft, text: listed.question } : draft;
  }
  if (answers.length !== 1) return draft;
  const listed = questionWithOptions(draft.text);
  const gold = listed ? namedOption(answers[0]!, listed) : -1;
  return listed && gold >= 0 ? withList(draft, listed, gold) : draft;
}

/** `The answer is (B).`, `Answer: B` */
const SAYS_LETTER =
  /^(?:the )?(?:(?:correct|right|best|final) )?(?:answer|option|choice)(?: is)?\s*:?\s*[([]?([A-Za-z])[)\].]*$/i;

/** The option of a question's own list that an answer names: by its label, its label and text, or its whole text; else −1. */
function namedOption(
  answer: string,
  { labels, texts }: { labels: readonly string[]; texts: readonly (string | null)[] }
) {
  const byLabel = (label: string | undefined) =>
    label === undefined ? -1 : labels.findIndex((own) => own.toUpperCase() === label.toUpperCase());
  const label = /[A-Za-z]/.test(answer) ? (labelOf(answer) ?? SAYS_LETTER.exec(answer)?.[1]) : undefined;
  if (label !== undefined && byLabel(label) >= 0) return byLabel(label);
  const isText = (text: string) => texts.findIndex((option) => answerKey(option ?? '') === answerKey(text));
  const [, before, behind = ''] = /^[([]?([A-Ja-j1-9])[)\].:]+\s*(.+)$/s.exec(answer) ?? [];
  const labelled = byLabel(before);
  if (labelled >= 0 && isText(behind) === labelled) return labelled;
  return answerKey(answer) === '' ? -1 : isText(answer);
}
