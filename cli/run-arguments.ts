import { parseArgs } from 'node:util';
import { catalogue, findModel, type CatalogueEntry } from '../src/lib/engine/catalogue';
import { methodIds } from '../src/lib/methods/readings';
import { engineOptions, type EngineOption } from '../src/lib/engine/resolve-engine';
import type { MethodId } from '../src/lib/methods/trace';
import { splittings, type Splitting } from '../src/lib/runs/splitting';
import { builtInNames } from './question-set-file';
import { readingArguments, readingOptions, type ReadingArguments } from './reading-arguments';
import { UsageError } from './usage-error';

/** What `lab run` was asked to do. */
export interface RunArguments {
  set: string;
  /** How its file is to be read. */
  reading: ReadingArguments;
  methods: MethodId[];
  limit: number;
  engine: EngineOption;
  model: CatalogueEntry;
  seed: number;
  splitting: Splitting;
  out: string;
}

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
        methods: { type: 'string', default: methodIds.join(',') },
        limit: { type: 'string' },
        engine: { type: 'string', default: 'auto' },
        model: { type: 'string', default: catalogue[0].id },
        seed: { type: 'string', default: '0' },
        split: { type: 'string', default: 'halves' },
        out: { type: 'string', default: 'out' },
        ...readingOptions
      }
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (values.set === undefined) {
    throw new UsageError(
      `--set is missing: name a built-in set (${builtInNames().join(', ')}) or a question file.`
    );
  }
  const methods = values.methods.split(',').map((name) => name.trim());
  for (const method of methods) {
    if (!methodIds.includes(method as MethodId)) {
      throw new UsageError(`--methods: there is no method "${method}". Known: ${methodIds.join(', ')}.`);
    }
  }
  if (!engineOptions.includes(values.engine as EngineOption)) {
    throw new UsageError(`--engine must be one of ${engineOptions.join(', ')}; got "${values.engine}".`);
  }
  if (!splittings.includes(values.split as Splitting)) {
    throw new UsageError(`--split must be ${splittings.join(' or ')}, got "${values.split}".`);
  }
  const model = findModel(values.model);
  if (!model) {
    throw new UsageError(
      `--model: no model is called "${values.model}". Known: ${catalogue.map(({ id }) => id).join(', ')}.`
    );
  }
  return {
    set: values.set,
    reading: readingArguments(values),
    methods: methods as MethodId[],
    limit: values.limit === undefined ? Infinity : integer('limit', values.limit, 1),
    engine: values.engine as EngineOption,
    model,
    seed: integer('seed', values.seed, 0),
    splitting: values.split as Splitting,
    out: values.out
  };
}
