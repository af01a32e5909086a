import { builtInModel } from '../engine/catalogue';
import { engineOptions, type EngineOption } from '../engine/resolve-engine';
import { isOfRun } from '../comparison/row-place';
import { splittings, type Splitting } from '../comparison/splitting';
import { promptForms, type PromptForm } from '../methods/arm';
import { methods } from '../methods/registry';
import { isReference, nameIn, type VariantReference } from '../methods/variant-reference';
import { usualMethods } from '../runs/plan';
import type { Run } from '../runs/run';
import { shardFrom, shardText, type Shard } from '../runs/shard';
import { MOST_EXAMPLES } from '../runs/worked-examples';

/** Parts of the comparison screen that can be hidden, for a class that should see them later. */
export const hideable = ['temperature', 'table', 'questions'] as const;
export type Hideable = (typeof hideable)[number];

/** What a person chooses before pressing Run, and how the result is looked at. All of it fits in a page's address. */
export interface LabSettings {
  setId: string;
  /** How many questions. */
  limit: number;
  /** The part of these questions that this machine asks; `null`: all of them. */
  shard: Shard | null;
  /** Ids of methods, in their order. */
  methods: string[];
  /** Variants of methods; this browser may not have them. */
  variants: VariantReference[];
  modelId: string;
  engine: EngineOption;
  seed: number;
  /** How prompts reach the model. */
  form: PromptForm;
  /** Questions shown with their answers in completion form. */
  examples: number;
  /** Equal-width bins, or `null` for the default rule. */
  bins: number | null;
  /** How calibrators are judged: on the other half, or out of fold. */
  splitting: Splitting;
  hide: Hideable[];
  /**
   * Ids of the runs compared where there are several: the one looked at, and by their numbers those whose rows are added, empty
   * where a number is not taken.
   */
  runs: readonly string[];
  /** Numbers of the two runs that are held against each other question by question; `null`: none are. */
  pair: readonly [number, number] | null;
  /** Keys of the rows that have a card, `arm/signal` or, of an added run, `2:arm/signal`; `null` for those a run starts with. */
  rows: string[] | null;
  /** Temperatures rows are looked at, by their keys. */
  temperatures: Record<string, number>;
  /** Id of the question that is open. */
  question: string | null;
}

/** What is chosen on a first visit. */
export const defaultSettings: LabSettings = {
  setId: 'world-facts',
  limit: 40,
  shard: null,
  methods: usualMethods(builtInModel).map(({ id }) => id),
  variants: [],
  modelId: builtInModel.id,
  engine: 'auto',
  seed: 7,
  form: 'chat',
  examples: 0,
  bins: null,
  splitting: 'halves',
  hide: [],
  runs: [],
  pair: null,
  rows: null,
  temperatures: {},
  question: null
};

const methodIds = methods.map(({ id }) => id);

function whole(text: string | null, least: number, most: number): number | null {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function listed<T extends string>(text: string | null, known: readonly T[]): T[] | null {
  if (text === null) return null;
  const wanted = text.split(',');
  return known.filter((item) => wanted.includes(item));
}

/** References to variants, one of each name. */
function variantsNamed(text: string | null): VariantReference[] {
  const wanted = (text ?? '').split(',').filter(isReference);
  return wanted.filter((each, i) => wanted.findIndex((other) => nameIn(other) === nameIn(each)) === i);
}

/** `key@T,key@T`; what is no temperature from 0.05 to 20 is left out. */
function temperaturesFrom(text: string | null): Record<string, number> {
  const pairs = (text ?? '').split(',').flatMap((each) => {
    const at = each.lastIndexOf('@');
    const temperature = Number(each.slice(at + 1));
    return at > 0 && temperature >= 0.05 && temperature <= 20
      ? [[each.slice(0, at), temperature] as const]
      : [];
  });
  return Object.fromEntries(pairs);
}

/** Two different numbers of runs, `1,2`. */
function pairFrom(text: string | null): [number, number] | null {
  const numbers = (text ?? '').split(',').map((each) => whole(each, 1, 999));
  const [first = null, second = null] = numbers;
  return numbers.length === 2 && first !== null && second !== null && first !== second
    ? [first, second]
    : null;
}

/** Settings from the query of an address; what is missing or makes no sense keeps its default. */
export function settingsFrom(query: URLSearchParams): LabSettings {
  const methods = listed(query.get('methods'), methodIds);
  const variants = variantsNamed(query.get('variants'));
  const engine = listed(query.get('engine'), engineOptions);
  const form = listed(query.get('form'), promptForms)?.[0] ?? defaultSettings.form;
  return {
    setId: query.get('set') ?? defaultSettings.setId,
    limit: whole(query.get('n'), 1, 1e6) ?? defaultSettings.limit,
    shard: shardFrom(query.get('shard')),
    // Variants alone can be asked as well.
    methods: methods?.length || variants.length > 0 ? (methods ?? []) : [...defaultSettings.methods],
    variants,
    modelId: query.get('model') ?? defaultSettings.modelId,
    engine: engine?.[0] ?? defaultSettings.engine,
    seed: whole(query.get('seed'), 0, 2 ** 31) ?? defaultSettings.seed,
    form,
    examples: form === 'completion' ? (whole(query.get('examples'), 0, MOST_EXAMPLES) ?? 0) : 0,
    bins: whole(query.get('bins'), 1, 100),
    splitting: listed(query.get('split'), splittings)?.[0] ?? defaultSettings.splitting,
    hide: listed(query.get('hide'), hideable) ?? [],
    runs: query.getAll('run'),
    pair: pairFrom(query.get('pair')),
    rows: query.get('rows')?.split(',').filter(Boolean) ?? null,
    temperatures: temperaturesFrom(query.get('T')),
    question: query.get('q')
  };
}

/**
 * Settings in step with a run, so that what is pressed next asks it again: what an address names stays as it is.
 * @param query of the address
 * @param knownSet whether the run's set can be asked here
 * @param variants those the run asked
 */
export function inStepWith(
  settings: LabSettings,
  { plan }: Pick<Run, 'plan'>,
  query: URLSearchParams,
  knownSet: boolean,
  variants: VariantReference[]
): LabSettings {
  // An address that names a part says what every machine has: what it leaves out is as usual.
  if (query.has('shard')) return settings;
  const { shard } = plan;
  const part = shard?.parts.length === 1 ? shard.parts[0] : undefined;
  const own = shard && part !== undefined ? { part, of: shard.of } : null;
  const plain = plan.arms.map(({ id }) => id).filter((id) => methodIds.includes(id));
  return {
    ...settings,
    ...(!query.has('set') && knownSet && { setId: plan.setId }),
    ...(!query.has('n') && { limit: own ? shard!.total : plan.questionIds.length, shard: own }),
    ...(!query.has('methods') && !query.has('variants') && { methods: plain, variants }),
    ...(!query.has('model') && { modelId: plan.modelId }),
    ...(!query.has('seed') && { seed: plan.seed })
  };
}

/**
 * The query that brings these settings back; defaults are left out, so that a plain address stays plain.
 * @param whole names the defaults of what is asked and of how fits are judged, too, so that other defaults do not change what it means;
 * the engine stays the choice of the machine that opens it
 */
export function queryOf(settings: LabSettings, whole = false): string {
  const query = new URLSearchParams();
  const add = (name: string, value: string | number, standard: string | number) => {
    if (value !== standard || (whole && name !== 'engine')) query.set(name, String(value));
  };
  add('set', settings.setId, defaultSettings.setId);
  add('n', settings.limit, defaultSettings.limit);
  if (settings.shard) query.set('shard', shardText(settings.shard));
  // Beside variants no methods means none: then even the usual ones are named.
  if (settings.variants.length > 0) query.set('methods', settings.methods.join(','));
  else add('methods', settings.methods.join(','), defaultSettings.methods.join(','));
  if (settings.variants.length > 0) query.set('variants', settings.variants.join(','));
  add('model', settings.modelId, defaultSettings.modelId);
  add('engine', settings.engine, defaultSettings.engine);
  add('seed', settings.seed, defaultSettings.seed);
  add('form', settings.form, defaultSettings.form);
  add('examples', settings.examples, defaultSettings.examples);
  if (settings.bins !== null) query.set('bins', String(settings.bins));
  add('split', settings.splitting, defaultSettings.splitting);
  if (settings.hide.length > 0) query.set('hide', settings.hide.join(','));
  for (const id of settings.runs) query.append('run', id);
  if (settings.pair !== null) query.set('pair', settings.pair.join(','));
  if (settings.rows !== null) query.set('rows', settings.rows.join(','));
  const temperatures = Object.entries(settings.temperatures);
  if (temperatures.length > 0) query.set('T', temperatures.map(([key, at]) => `${key}@${at}`).join(','));
  if (settings.question !== null) query.set('q', settings.question);
  return query.size > 0
    ? `?${query}`.replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%40', '@').replaceAll('%3A', ':')
    : '';
}

/** Settings with other runs compared: what was chosen of rows of a run that is not among them is let go. */
export function withRuns(settings: LabSettings, runs: readonly string[]): LabSettings {
  const isThere = (number: number) => number === 1 || Boolean(runs[number - 1]);
  const numbers = [1, ...runs.map((_, i) => i + 1).filter(isThere)];
  const kept = (key: string) => numbers.some((number) => isOfRun(number, key));
  return {
    ...settings,
    runs,
    pair: runs.length > 1 && settings.pair?.every(isThere) ? settings.pair : null,
    rows: settings.rows?.filter(kept) ?? null,
    temperatures: Object.fromEntries(Object.entries(settings.temperatures).filter(([key]) => kept(key)))
  };
}

/** The query that shows two runs side by side and holds them against each other, question by question. */
export function queryOfTwo(first: string, second: string): string {
  return queryOf({ ...defaultSettings, runs: [first, second], pair: [1, 2] });
}
