import type { Question } from '../question';

/** Columns a set can be sorted by; `order` is the set's own. */
export const sortKeys = ['order', 'text', 'answer', 'distractors', 'group'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Which questions of a set are looked at, and in which order. */
export interface SetView {
  /** Words that must all stand in the question, its answers, distractors, group or id. */
  search: string;
  /** Only this group; `''` those without one; `null` all. */
  group: string | null;
  /** Only questions without distractors. */
  bare: boolean;
  sort: SortKey;
  descending: boolean;
}

/** Everything, in the set's own order. */
export const wholeView: SetView = { search: '', group: null, bare: false, sort: 'order', descending: false };

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const folded = new WeakMap<Question, string>();

function searchable(question: Question): string {
  let text = folded.get(question);
  if (text === undefined) {
    const { id, text: asked, answers, distractors = [], group = '' } = question;
    text = fold([asked, ...answers, ...distractors, group, id].join('\n'));
    folded.set(question, text);
  }
  return text;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const compare: Record<Exclude<SortKey, 'order'>, (a: Question, b: Question) => number> = {
  text: (a, b) => collator.compare(a.text, b.text),
  answer: (a, b) => collator.compare(a.answers[0]!, b.answers[0]!),
  distractors: (a, b) => (a.distractors?.length ?? 0) - (b.distractors?.length ?? 0),
  group: (a, b) => collator.compare(a.group ?? '', b.group ?? '')
};

/**
 * The items of a view. Equal ones keep the set's order.
 * @param items in the set's own order
 * @param questionIn reads the question of an item
 */
export function viewed<T>(items: readonly T[], view: SetView, questionIn: (item: T) => Question): T[] {
  const words = fold(view.search).split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    const question = questionIn(item);
    if (view.group !== null && (question.group ?? '') !== view.group) return false;
    if (view.bare && question.distractors?.length) return false;
    return words.every((word) => searchable(question).includes(word));
  });
  const sign = view.descending ? -1 : 1;
  if (view.sort !== 'order') {
    const order = compare[view.sort];
    found.sort((a, b) => sign * order(questionIn(a), questionIn(b)));
  } else if (view.descending) found.reverse();
  return found;
}
