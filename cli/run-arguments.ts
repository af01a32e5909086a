import { parseArgs } from 'node:util';
import { catalogue, findModel, type CatalogueEntry } from '../src/lib/engine/catalogue';
import { engineOptions, type EngineOption } from '../src/lib/engine/resolve-engine';
import type { CompareSettings } from '../src/lib/comparison/compare';
import type { Splitting } from '../src/lib/comparison/splitting';
import type { Arm, OptionValue } from '../src/lib/methods/arm';
import { usualArm, type Method } from '../src/lib/methods/define-method';
import { findMethod, methods } from '../src/lib/methods/registry';
import { usualMethods } from '../src/lib/runs/plan';
import { MOST_EXAMPLES } from '../src/lib/runs/worked-examples';
import { comparisonSettings } from './compare/arguments';
import { builtInNames } from './question-set-file';
import { readingArguments, readingOptions, type ReadingArguments } from './reading-arguments';
import { UsageError } from './usage-error';

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
  limit: number;
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

/** What `lab run` was asked to do. */
export type RunArguments = NewRun | ResumedRun;

function integer(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number from ${least} up, got "${text}".`);
  }
  return value;
}

/** Methods by name: `usual` for the model, `all`, or a list. @throws UsageError naming what there is not */
function methodsNamed(text: string, model: CatalogueEntry) {
  if (text === 'usual') return usualMethods(model);
  if (text === 'all') return [...methods];
  return text.split(',').map((part) => {
    const name = part.trim();
    const method = findMethod(name);
    if (!method) {
      const known = ['usual', 'all', ...methods.map(({ id }) => id)].join(', ');
      throw new UsageError(`--methods: there is no method "${name}". Known: ${known}.`);
    }
    return method;
  });
}

/** The value of a method's option from its text. @throws UsageError saying what it may be */
function optionValue(method: Method, name: string, text: string): OptionValue {
  if (!Object.hasOwn(method.options, name)) {
    const known = Object.keys(method.options).join(', ') || 'none';
    throw new UsageError(`--option: "${method.id}" has no option "${name}". It has ${known}.`);
  }
  const option = method.options[name];
  if (option.kind === 'switch') {
    if (text !== 'true' && text !== 'false') {
      throw new UsageError(`--option ${method.id}.${name} must be true or false, got "${text}".`);
    }
    return text === 'true';
  }
  if (option.kind === 'choice') {
    if (!option.choices.includes(text)) {
      throw new UsageError(
        `--option ${method.id}.${name} must be one of ${option.choices.join(', ')}, got "${text}".`
      );
    }
    return text;
  }
  const value = Number(text);
  const whole = option.kind === 'number' || Number.isInteger(value);
  if (text.trim() === '' || !whole || !(value >= option.least && value <= option.most)) {
    throw new UsageError(
      `--option ${method.id}.${name} must be a ${option.kind === 'integer' ? 'whole ' : ''}number from ${option.least} to ${option.most}, got "${text}".`
    );
  }
  return value;
}

/** The arms asked for: methods with their options. @throws UsageError naming what is wrong */
function armsOf(named: string, options: readonly string[], form: string, model: CatalogueEntry): Arm[] {
  if (form !== 'chat' && form !== 'completion') {
    throw new UsageError(`--form must be chat or completion, got "${form}".`);
  }
  const arms = [...new Set(methodsNamed(named, model))].map((method) => usualArm(method, form));
  for (const text of options) {
    const [, id, name, value] = /^([^.=]+)\.([^.=]+)=(.*)$/.exec(text) ?? [];
    const arm = arms.find(({ method }) => method === id);
    if (id === undefined) throw new UsageError(`--option is METHOD.KEY=VALUE, got "${text}".`);
    if (!arm) {
      throw new UsageError(
        `--option: "${id}" is not among the methods asked (${arms.map(({ method }) => method).join(', ')}).`
      );
    }
    arm.options[name] = optionValue(findMethod(id)!, name, value);
  }
  return arms;
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
        option: { type: 'string', multiple: true },
        form: { type: 'string' },
        examples: { type: 'string' },
        fit: { type: 'string', default: 'usual' },
        json: { type: 'boolean', default: false },
        limit: { type: 'string' },
        engine: { type: 'string' },
        model: { type: 'string' },
        seed: { type: 'string' },
        split: { type: 'string', default: 'halves' },
        out: { type: 'string' },
        force: { type: 'boolean' },
        resume: { type: 'string' },
        ...readingOptions
      }
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
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
  const {
    methods: named = 'usual',
    option = [],
    form = 'chat',
    engine = 'auto',
    model = catalogue[0].id
  } = values;
  if (values.set === undefined) {
    throw new UsageError(
      `--set is missing: name a built-in set (${builtInNames().join(', ')}) or a question file.`
    );
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
  const examples = integer('examples', values.examples ?? '0', 0);
  if (examples > MOST_EXAMPLES) {
    throw new UsageError(`--examples must be at most ${MOST_EXAMPLES}, got "${examples}".`);
  }
  if (examples > 0 && form !== 'completion') {
    throw new UsageError('--examples needs --form completion: worked examples stand before a bare question.');
  }
  return {
    kind: 'new',
    set: values.set,
    reading: readingArguments(values),
    methods: armsOf(named, option, form, entry),
    limit: values.limit === undefined ? Infinity : integer('limit', values.limit, 1),
    engine: engine as EngineOption,
    model: entry,
    seed: integer('seed', values.seed ?? '0', 0),
    examples,
    ...printing,
    out: values.out ?? 'out',
    force: values.force ?? false
  };
}
