import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { steps } from './check-steps';
import { quickly, quickTest } from './quick-test';

const sound = () => [
  {
    id: 7,
    text: ' Paris',
    alternatives: [' Paris', ' Lyon'],
    sketch: {
      chosen: 7,
      chosenLogit: 3,
      topIds: [7, 2],
      topLogits: [3, -Infinity],
      meanLogit: 0.5,
      tailMax: null as number | null,
      tailCurve: [] as number[]
    }
  }
];

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  NaN,
  Infinity,
  -Infinity,
  -1,
  0,
  1.5,
  1e12,
  '',
  'a',
  true,
  [],
  [1],
  [NaN],
  [-Infinity],
  ['a'],
  {},
  new Array(1001).fill(1)
);
const place = fc.constantFrom(
  ...['id', 'text', 'alternatives', 'sketch', 'more'].map((name) => [name]),
  ...['chosen', 'chosenLogit', 'topIds', 'topLogits', 'trackedIds', 'trackedLogits'].map((name) => [
    'sketch',
    name
  ]),
  ...['meanLogit', 'finiteCount', 'tailMax', 'tailCurve', 'more'].map((name) => ['sketch', name])
);

const quick = quickTest(steps)!;

it('takes the steps of a reply', () => {
  expect(quick(sound())).toBe(true);
  expect(quick([])).toBe(true);
  expect(quick({ ...sound() })).toBe(false);
});

it('takes only what the schema takes as it is, and nearly all of that', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, odd), { maxLength: 3 }), (changes) => {
      const value = sound();
      for (const [path, to] of changes) {
        const holder = path
          .slice(0, -1)
          .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], value[0]);
        if (typeof holder === 'object' && holder) (holder as Record<string, unknown>)[path.at(-1)!] = to;
      }
      const read = v.safeParse(steps, value);
      // What the schema leaves out it still has to leave out.
      const asItIs = read.success && Object.keys(value[0]!).length === 4;
      expect(quick(value)).toBe(asItIs);
    }),
    { numRuns: 3000 }
  );
});

const thing = v.variant('kind', [
  v.object({ kind: v.literal('a'), pair: v.tuple([v.number(), v.nullable(v.string())]) }),
  v.object({ kind: v.literal('b'), more: v.optional(v.array(v.boolean())), least: v.picklist(['x', 'y']) })
]);
const parts = v.looseObject({
  list: v.pipe(v.array(thing), v.minLength(1), v.maxLength(3)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
  even: v.optional(
    v.pipe(
      v.number(),
      v.finite(),
      v.check((value) => value % 2 === 0)
    )
  )
});

const leaf = fc.constantFrom<unknown>(
  ...[undefined, null, NaN, Infinity, -1, 0, 1.5, 2, 3, '', 'x', 'a', true, [], {}]
);
const aThing = fc.oneof(
  fc.record({ kind: fc.constant('a'), pair: fc.tuple(fc.integer(), fc.constantFrom('', null)) }),
  fc.record(
    { kind: fc.constant('b'), more: fc.constant([true]), least: fc.constantFrom('x', 'y') },
    { requiredKeys: ['kind', 'least'] }
  )
);
const anyThing = fc.record(
  {
    kind: fc.constantFrom<unknown>('a', 'b', 'c', 1),
    pair: fc.oneof(leaf, fc.tuple(leaf, leaf)),
    more: fc.oneof(leaf, fc.constant([true])),
    least: leaf,
    other: leaf
  },
  { requiredKeys: [] }
);
const soundParts = fc.record(
  {
    list: fc.array(aThing, { minLength: 1, maxLength: 3 }),
    count: fc.nat(5),
    even: fc.constantFrom(2, 4),
    other: leaf
  },
  { requiredKeys: ['list', 'count'] }
);
const anyParts = fc.record(
  {
    list: fc.oneof(leaf, fc.array(fc.oneof({ weight: 3, arbitrary: aThing }, anyThing), { maxLength: 4 })),
    count: fc.oneof(leaf, fc.nat(9)),
    even: fc.oneof(leaf, fc.constant(2)),
    other: leaf,
    constructor: leaf
  },
  { requiredKeys: ['list', 'count'] }
);

it('is made of every kind of part that runs have, and changes nothing of what the schema makes', () => {
  const test = quickTest(parts)!;
  let sound = 0;
  fc.assert(
    fc.property(fc.oneof(soundParts, anyParts), (value) => {
      const plain = v.safeParse(parts, structuredClone(value));
      const quick = v.safeParse(quickly(parts), structuredClone(value));
      expect(quick).toEqual(plain);
      if (!test(value)) return;
      sound++;
      expect(plain.success && plain.output).toEqual(value);
    }),
    { numRuns: 1500 }
  );
  expect(sound).toBeGreaterThan(300);
});

it('is refused of a schema that may change what it takes, or is not known', () => {
  for (const schema of [
    v.pipe(v.string(), v.trim()),
    v.object({ at: v.pipe(v.string(), v.transform(Number)) }),
    v.union([v.string(), v.number()])
  ]) {
    expect(quickTest(schema)).toBeNull();
    expect(() => quickly(schema)).toThrow(TypeError);
  }
});
