import { parseArgs } from 'node:util';
import { catalogue, findModel, type CatalogueEntry } from '../src/lib/engine/catalogue';
import { methodIds } from '../src/lib/methods/readings';
import { engineOptions, type EngineOption } from '../src/lib/engine/resolve-engine';
import type { MethodId } from '../src/lib/methods/trace';
import { splittings, type Splitting } from '../src/lib/runs/splitting';
import { builtInNames } from './question-set-file';
import { UsageError } from './usage-error';

/** A run to begin. */
export interface NewRun {
  kind: 'new';
  set: string;
  methods: MethodId[];
  limit: number;
  engine: EngineOption;
  model: CatalogueEntry;
  seed: number;
  splitting: Splitting;
  out: string;
  /** Whether results that are there may be replaced. */
  force: boolean;
}

/** A run to go on with; its plan is in the folder. */
export interface ResumedRun {
  kind: 'resumed';
  out: string;
  splitting: Splitting;
}

/** What `lab run` was asked to do. */
export type RunArguments = NewRun | ResumedRun;

function integer(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number from ${least} up, got "${text}".`);
  }
  return value;
}

/**
 * Reads the arguments of `lab run`.
 * @throws UsageError naming the argument, what it was and what it may be
 */
export function parseRunArguments(argv: string[]): RunArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        set: { type: 'string' },
        methods: { type: 'string' },
        limit: { type: 'string' },
        engine: { type: 'string' },
        model: { type: 'string' },
        seed: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        out: { type: 'string' },
        force: { type: 'boolean' },
        resume: { type: 'string' }
      }
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { split } = values;
  if (!splittings.includes(split as Splitting)) {
    throw new UsageError(`--split must be ${splittings.join(' or ')}, got "${split}".`);
  }
  const splitting = split as Splitting;
  if (values.resume !== undefined) {
    const planned = Object.keys(values).filter((name) => !['resume', 'split'].includes(name));
    if (planned.length > 0) {
      throw new UsageError(
        `--resume goes on with a run as it was planned: ${planned.map((name) => `--${name}`).join(', ')} cannot be given with it.`
      );
    }
    return { kind: 'resumed', out: values.resume, splitting };
  }
  const { methods, engine = 'auto', model = catalogue[0].id } = values;
  if (values.set === undefined) {
    throw new UsageError(
      `--set is missing: name a built-in set (${builtInNames().join(', ')}) or a question file.`
    );
  }
  const wanted = methods?.split(',').map((name) => name.trim()) ?? methodIds;
  for (const method of wanted) {
    if (!methodIds.includes(method as MethodId)) {
      throw new UsageError(`--methods: there is no method "${method}". Known: ${methodIds.join(', ')}.`);
    }
  }
  if (!engineOptions.includes(engine as EngineOption)) {
    throw new UsageError(`--engine must be one of ${engineOptions.join(', ')}; got "${engine}".`);
  }
  const entry = findModel(model);
  if (!entry) {
    throw new UsageError(
      `--model: no model is called "${model}". Known: ${catalogue.map(({ id }) => id).join(', ')}.`
    );
  }
  return {
    kind: 'new',
    set: values.set,
    methods: wanted as MethodId[],
    limit: values.limit === undefined ? Infinity : integer('limit', values.limit, 1),
    engine: engine as EngineOption,
    model: entry,
    seed: integer('seed', values.seed ?? '0', 0),
    splitting,
    out: values.out ?? 'out',
    force: values.force ?? false
  };
}
