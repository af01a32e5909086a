import type * as v from 'valibot';

type Test = (value: unknown) => boolean;

/** A part of a schema, as valibot makes it. */
interface Part {
  kind: string;
  type: string;
  pipe?: readonly Part[];
  entries?: Record<string, Part>;
  items?: readonly Part[];
  item?: Part;
  /** Of a variant: the name of its tag. */
  key?: string;
  wrapped?: Part;
  options?: readonly unknown[];
  literal?: unknown;
  default?: unknown;
  check?: Test;
  requirement?: unknown;
}

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = (value) => typeof value === 'number' && !Number.isNaN(value);
const isBoolean: Test = (value) => typeof value === 'boolean';

function every(tests: readonly (Test | null)[], all: (tests: readonly Test[]) => Test): Test | null {
  const known = tests.filter((test) => test !== null);
  return known.length === tests.length ? all(known) : null;
}

const lengthOf = (value: unknown) => (value as ArrayLike<unknown>).length;

function validationOf({ type, requirement }: Part): Test | null {
  const bound = requirement as number;
  switch (type) {
    case 'min_value':
      return (value) => (value as number) >= bound;
    case 'max_value':
      return (value) => (value as number) <= bound;
    case 'min_length':
      return (value) => lengthOf(value) >= bound;
    case 'max_length':
      return (value) => lengthOf(value) <= bound;
    case 'length':
      return (value) => lengthOf(value) === bound;
    case 'integer':
    case 'safe_integer':
    case 'finite':
    case 'check':
      return requirement as Test;
    default:
      return null;
  }
}

const isNeeded = (part: Part) => part.type !== 'optional' || part.default !== undefined;
/** Names that no schema takes over. */
const leftOut = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * An object with these entries.
 * @param more whether it may have others; what a strict schema does not name it leaves out, and some names every one
 */
function objectOf(entries: Record<string, Part>, more: boolean): Test | null {
  const names = Object.keys(entries);
  return every(
    names.map((name) => testOf(entries[name]!)),
    (tests) => {
      const needed = names.map((name) => isNeeded(entries[name]!));
      const known = new Set(names);
      return (value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
        const own = value as Record<string, unknown>;
        let found = 0;
        for (let i = 0; i < names.length; i++) {
          const each = own[names[i]!];
          if (each === undefined ? needed[i] : !tests[i]!(each)) return false;
          if (each !== undefined || names[i]! in own) found++;
        }
        let there = 0;
        for (const name in own) if (!more || known.has(name) || leftOut.has(name)) there++;
        return there === found;
      };
    }
  );
}

/** A loop of its own: a list may hold millions. */
function listOf(item: Test): Test {
  return (value) => {
    if (!Array.isArray(value)) return false;
    for (let i = 0; i < value.length; i++) if (!item(value[i])) return false;
    return true;
  };
}

/** Objects that a tag tells apart. */
function taggedOf(options: readonly Part[], tag: string): Test | null {
  const tags = options.map(({ entries }) => entries?.[tag]?.literal);
  return every(options.map(testOf), (tests) => {
    const byTag = new Map(tags.map((each, i) => [each, tests[i]!]));
    return (value) => {
      if (typeof value !== 'object' || value === null) return false;
      return byTag.get((value as Record<string, unknown>)[tag])?.(value) ?? false;
    };
  });
}

function schemaOf(part: Part): Test | null {
  switch (part.type) {
    case 'string':
      return isText;
    case 'number':
      return isNumber;
    case 'boolean':
      return isBoolean;
    case 'literal':
      return (value) => value === part.literal;
    case 'picklist': {
      const options = new Set(part.options);
      return (value) => options.has(value);
    }
    case 'custom':
      return part.check ?? null;
    case 'nullable': {
      const test = testOf(part.wrapped!);
      return test && ((value) => value === null || test(value));
    }
    // One that is there but undefined may become a default.
    case 'optional':
      return testOf(part.wrapped!);
    case 'array': {
      const test = testOf(part.item!);
      return test && listOf(test);
    }
    case 'tuple':
      return every(part.items!.map(testOf), (tests) => {
        return (value) =>
          Array.isArray(value) && value.length === tests.length && tests.every((test, i) => test(value[i]));
      });
    case 'object':
      return objectOf(part.entries!, false);
    case 'loose_object':
      return objectOf(part.entries!, true);
    case 'variant':
      return taggedOf(part.options as Part[], part.key!);
    default:
      return null;
  }
}

function testOf(part: Part): Test | null {
  if (part.pipe)
    return every(
      part.pipe.map((each) => (each.kind === 'schema' ? testOf(each) : validationOf(each))),
      ([first, ...others]) =>
        others.reduce<Test>((before, test) => (value) => before(value) && test(value), first!)
    );
  return part.kind === 'schema' ? schemaOf(part) : null;
}

/**
 * A quick test made of a schema: it holds only for what the schema takes and leaves as it is. It says nothing of what else
 * the schema takes, nor what is wrong.
 * @returns `null` where the schema may change what it takes, or has a part that is not known here
 */
export function quickTest(schema: v.GenericSchema): ((value: unknown) => boolean) | null {
  return testOf(schema as unknown as Part);
}

/** A schema that is looked into only where its quick test does not do: a run holds millions of values. @throws TypeError where there is no such test */
export function quickly<Schema extends v.GenericSchema>(schema: Schema): Schema {
  const isSound = quickTest(schema);
  if (!isSound) throw new TypeError('There is no quick test of this schema');
  const run: Schema['~run'] = (dataset, config) =>
    isSound(dataset.value)
      ? (Object.assign(dataset, { typed: true }) as ReturnType<Schema['~run']>)
      : schema['~run'](dataset, config);
  return { ...schema, '~run': run };
}
