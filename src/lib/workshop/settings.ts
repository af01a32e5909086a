import * as v from 'valibot';
import { chapters, namedChapters, type Chapter } from './chapters';

/** What a teacher chose for everybody: it stands in the link. */
export interface WorkshopSettings {
  /** Id of the question set. */
  set: string;
  /** Which twenty of it, and the order of their options: the same seed gives everybody the same. */
  seed: number;
  /** Ids of the chapters, in their order. */
  chapters: string[];
}

export const defaultWorkshop: WorkshopSettings = {
  set: 'workshop-40',
  seed: 7,
  chapters: chapters.map(({ id }) => id)
};

/** How settings are kept. */
export const workshopSchema = v.object({
  set: v.pipe(v.string(), v.nonEmpty()),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
  chapters: v.array(v.string())
});

/** Whether an address names anything a teacher can choose. */
export function namesWorkshop(query: URLSearchParams): boolean {
  return ['set', 'seed', 'chapters'].some((name) => query.has(name));
}

/** Settings from the query of an address; what is missing or makes no sense is as usual. */
export function workshopFrom(query: URLSearchParams): WorkshopSettings {
  const seed = Number(query.get('seed') ?? NaN);
  return {
    set: query.get('set') || defaultWorkshop.set,
    seed: Number.isInteger(seed) && seed >= 0 && seed <= 2 ** 31 ? seed : defaultWorkshop.seed,
    chapters: namedChapters((query.get('chapters') ?? '').split(',')).map(({ id }) => id)
  };
}

/** The query that brings settings back; the usual ones are left out. */
export function workshopQuery(settings: WorkshopSettings): string {
  const query = new URLSearchParams();
  if (settings.set !== defaultWorkshop.set) query.set('set', settings.set);
  if (settings.seed !== defaultWorkshop.seed) query.set('seed', String(settings.seed));
  const named = settings.chapters.join(',');
  if (named !== defaultWorkshop.chapters.join(',')) query.set('chapters', named);
  return query.size > 0 ? `?${query}`.replaceAll('%2C', ',') : '';
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
