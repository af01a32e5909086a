import { parseArgs } from 'node:util';
import { catalogue, findModel, type CatalogueEntry } from '../src/lib/engine/catalogue';
import { engineOptions, type EngineOption } from '../src/lib/engine/resolve-engine';
import type { CompareSettings } from '../src/lib/comparison/compare';
import type { Splitting } from '../src/lib/comparison/splitting';
import { promptForms, type Arm } from '../src/lib/methods/arm';
import { MOST_PARTS, shardFrom, type Shard } from '../src/lib/runs/shard';
import { MOST_EXAMPLES } from '../src/lib/runs/worked-examples';
import { oneOf, wholeNumber } from './argument-values';
import { armsOf } from './arms';
import { comparisonSettings } from './compare/arguments';
import { builtInNames } from './question-set-file';
import { readingArguments, readingOptions, type ReadingArguments } from './reading-arguments';
import { argumentsFault, UsageError } from './usage-error';

/** How the comparison is made and printed. */
export interface Printing {
  settings: CompareSettings & { splitting: Splitting };
  json: boolean;
}

/** A run to begin. */
export interface NewRun extends Printing {
  kind: 'new';
  set: string;
  /** How its file is to be read. */
  reading: ReadingArguments;
  methods: Arm[];
  /** Ids of those among them that were named, not only held by a preset. */
  named: string[];
  limit: number;
  /** The part of them that is asked here; `null`: all. */
  shard: Shard | null;
  engine: EngineOption;
  model: CatalogueEntry;
  seed: number;
  /** Questions shown with their answers in completion form. */
  examples: number;
  out: string;
  /** Whether results that are there may be replaced. */
  force: boolean;
}

/** A run to go on with; its plan is in the folder. */
export interface ResumedRun extends Printing {
  kind: 'resumed';
  out: string;
}

/** A run that asks what a stored one asked, anew. */
export interface RepeatedRun extends Printing {
  kind: 'repeated';
  /** Path of the stored run. */
  file: string;
  /** `null`: the one it ran on. */
  engine: EngineOption | null;
  out: string;
  force: boolean;
}

/** What `lab run` was asked to do. */
export type RunArguments = NewRun | ResumedRun | RepeatedRun;

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
        option: { type: 'string', multiple: true },
        prompt: { type: 'string', multiple: true },
        form: { type: 'string' },
        examples: { type: 'string' },
        fit: { type: 'string', default: 'usual' },
        json: { type: 'boolean', default: false },
        limit: { type: 'string' },
        shard: { type: 'string' },
        engine: { type: 'string' },
        model: { type: 'string' },
        seed: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        out: { type: 'string' },
        force: { type: 'boolean' },
        resume: { type: 'string' },
        again: { type: 'string' },
        ...readingOptions
      }
    }));
  } catch (error) {
    throw argumentsFault(error);
  }
  const printing: Printing = {
    settings: comparisonSettings(values) as Printing['settings'],
    json: values.json
  };
  if (values.resume !== undefined) {
    const planned = Object.keys(values).filter((name) => !['resume', 'split', 'fit', 'json'].includes(name));
    if (planned.length > 0) {
      throw new UsageError(
        `--resume goes on with a run as it was planned: ${planned.map((name) => `--${name}`).join(', ')} cannot be given with it.`
      );
    }
    return { kind: 'resumed', out: values.resume, ...printing };
  }
  const engine = values.engine === undefined ? null : oneOf('engine', values.engine, engineOptions);
  if (values.again !== undefined) {
    const planned = Object.keys(values).filter(
      (name) => !['again', 'engine', 'out', 'force', 'split', 'fit', 'json'].includes(name)
    );
    if (planned.length > 0) {
      throw new UsageError(
        `--again asks what the run asked: ${planned.map((name) => `--${name}`).join(', ')} cannot be given with it.`
      );
    }
    return {
      kind: 'repeated',
      file: values.again,
      engine,
      out: values.out ?? 'out',
      force: values.force ?? false,
      ...printing
    };
  }
  const { methods = 'usual', option = [], prompt = [], model = catalogue[0].id } = values;
  if (values.set === undefined) {
    throw new UsageError(
      `--set is missing: name a built-in set (${builtInNames().join(', ')}) or a question file.`
    );
  }
  const form = oneOf('form', values.form ?? 'chat', promptForms);
  const entry = findModel(model);
  if (!entry) {
    throw new UsageError(
      `--model: no model is called "${model}". Known: ${catalogue.map(({ id }) => id).join(', ')}.`
    );
  }
  const examples = wholeNumber('examples', values.examples ?? '0', 0, MOST_EXAMPLES);
  if (examples > 0 && form !== 'completion') {
    throw new UsageError('--examples needs --form completion: worked examples come before a bare question.');
  }
  const shard = shardFrom(values.shard ?? null);
  if (values.shard !== undefined && !shard) {
    throw new UsageError(
      `--shard must be PART/PARTS, such as 3/30 (up to ${MOST_PARTS} parts), got "${values.shard}".`
    );
  }
  const { arms, named } = armsOf({ methods, form, options: option, prompts: prompt }, entry);
  return {
    kind: 'new',
    set: values.set,
    reading: readingArguments(values),
    methods: arms,
    named,
    limit: values.limit === undefined ? Infinity : wholeNumber('limit', values.limit, 1, null),
    shard,
    engine: engine ?? 'auto',
    model: entry,
    seed: wholeNumber('seed', values.seed ?? '0', 0, null),
    examples,
    ...printing,
    out: values.out ?? 'out',
    force: values.force ?? false
  };
}
