import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { steps } from './check-steps';
import { soundSteps } from './sound-steps';

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

it('takes the steps of a reply', () => {
  expect(soundSteps(sound())).toBe(true);
  expect(soundSteps([])).toBe(true);
  expect(soundSteps({ ...sound() })).toBe(false);
});

it('takes exactly what the schema takes as it is', () => {
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
      const asItIs = read.success && Object.keys(value[0]).length === 4;
      expect(soundSteps(value)).toBe(asItIs);
    }),
    { numRuns: 3000 }
  );
});
