import * as v from 'valibot';
import { builtInModel } from '../engine/catalogue';
import { chapters, namedChapters, type Chapter, type ChapterId } from './chapters';

/** What a teacher can keep back in the chapters until it is time: how well one did, and what was right. */
export const heldBack = ['score', 'answers'] as const;
export type HeldBack = (typeof heldBack)[number];

/** The chapters that would show each of these. */
const shownIn: Record<HeldBack, readonly ChapterId[]> = {
  score: ['you-first', 'your-curve', 'the-model', 'how-many', 'room', 'take-home'],
  answers: ['your-curve', 'the-model']
};

/** Which chapters of a lesson, in its order, would show what can be held back. */
export function showing(part: HeldBack, lesson: readonly string[]): Chapter[] {
  const ids: readonly string[] = shownIn[part];
  return namedChapters(lesson).filter(({ id }) => ids.includes(id));
}

/** What a teacher chose for everybody: it stands in the link. */
export interface WorkshopSettings {
  /** Id of the question set. */
  set: string;
  /** Which twenty of it, and the order of their options: the same seed gives everybody the same. */
  seed: number;
  /** Id of the model that answers; a browser may not know it. The usual one asks for none: recorded answers do, and any that is loaded. */
  model: string;
  /** Ids of the chapters, in their order. */
  chapters: string[];
  /** What is kept back until somebody shows it. */
  hide: HeldBack[];
}

export const defaultWorkshop: WorkshopSettings = {
  set: 'workshop-40',
  seed: 7,
  model: builtInModel.id,
  chapters: chapters.map(({ id }) => id),
  hide: []
};

/** How settings are kept. */
export const workshopSchema = v.object({
  set: v.pipe(v.string(), v.nonEmpty()),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  model: v.optional(v.pipe(v.string(), v.nonEmpty()), builtInModel.id),
  chapters: v.array(v.string()),
  hide: v.optional(v.array(v.picklist(heldBack)), [])
});

/** Whether an address names anything a teacher can choose. */
export function namesWorkshop(query: URLSearchParams): boolean {
  return ['set', 'seed', 'model', 'chapters', 'hide'].some((name) => query.has(name));
}

/** Settings from the query of an address; what is missing or makes no sense is as usual. */
export function workshopFrom(query: URLSearchParams): WorkshopSettings {
  const seed = Number(query.get('seed') ?? NaN);
  return {
    set: query.get('set') || defaultWorkshop.set,
    seed: Number.isInteger(seed) && seed >= 0 && seed <= 2 ** 31 ? seed : defaultWorkshop.seed,
    model: query.get('model') || defaultWorkshop.model,
    chapters: namedChapters((query.get('chapters') ?? '').split(',')).map(({ id }) => id),
    hide: heldBack.filter((part) => (query.get('hide') ?? '').split(',').includes(part))
  };
}

/** The query that brings settings back; the usual ones are left out. */
export function workshopQuery(settings: WorkshopSettings): string {
  const query = new URLSearchParams();
  if (settings.set !== defaultWorkshop.set) query.set('set', settings.set);
  if (settings.seed !== defaultWorkshop.seed) query.set('seed', String(settings.seed));
  if (settings.model !== defaultWorkshop.model) query.set('model', settings.model);
  const named = settings.chapters.join(',');
  if (named !== defaultWorkshop.chapters.join(',')) query.set('chapters', named);
  if (settings.hide.length > 0) query.set('hide', settings.hide.join(','));
  return query.size > 0 ? `?${query}`.replaceAll('%2C', ',').replaceAll('%2F', '/') : '';
}

/** The chapters before and after one, in the teacher's order; `null` at its ends, and for one that is not in it. */
export function neighbours(
  { chapters: ids }: WorkshopSettings,
  id: string
): { before: Chapter | null; after: Chapter | null } {
  const order = namedChapters(ids);
  const at = order.findIndex((chapter) => chapter.id === id);
  return at < 0
    ? { before: null, after: null }
    : { before: order[at - 1] ?? null, after: order[at + 1] ?? null };
}
