import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splittings } from '../comparison/splitting';
import { promptForms } from '../methods/arm';
import { methods } from '../methods/registry';
import { MOST_EXAMPLES } from '../runs/worked-examples';
import { testRun } from '../../../tests/fixtures/run';
import { defaultSettings, hideable, inStepWith, queryOf, settingsFrom, withRuns } from './settings';
import { engineOptions } from '../engine/resolve-engine';

it('a plain address means the defaults, and they need no query', () => {
  expect(settingsFrom(new URLSearchParams())).toEqual(defaultSettings);
  expect(queryOf(defaultSettings)).toBe('');
});

it('a whole query names the defaults, but for the engine, and means the same', () => {
  const query = new URLSearchParams(queryOf(defaultSettings, true));
  expect([...query.keys()]).toEqual(['set', 'n', 'methods', 'model', 'seed', 'form', 'examples', 'split']);
  expect(settingsFrom(query)).toEqual(defaultSettings);
});

it('reads what a teacher wrote', () => {
  const settings = settingsFrom(
    new URLSearchParams(
      '?set=workshop-40&n=20&methods=direct,distractors&seed=3&bins=5&hide=temperature,table'
    )
  );
  expect(settings).toMatchObject({
    setId: 'workshop-40',
    limit: 20,
    methods: ['direct', 'distractors'],
    seed: 3,
    bins: 5,
    hide: ['temperature', 'table']
  });
});

it('what makes no sense keeps its default', () => {
  expect(settingsFrom(new URLSearchParams('?n=-3&methods=guess&engine=fast&seed=x&bins=0&hide=all'))).toEqual(
    defaultSettings
  );
});

it('any settings survive the address', () => {
  fc.assert(
    fc.property(
      fc.record({
        setId: fc.string({ minLength: 1 }),
        limit: fc.integer({ min: 1, max: 1e6 }),
        shard: fc.option(
          fc
            .integer({ min: 1, max: 1000 })
            .chain((of) => fc.record({ part: fc.integer({ min: 1, max: of }), of: fc.constant(of) }))
        ),
        methods: fc.subarray(
          methods.map(({ id }) => id),
          { minLength: 1 }
        ),
        variants: fc.subarray(['short', 'very short@0', 'Größe 2@1z141z3']),
        modelId: fc.string({ minLength: 1 }),
        engine: fc.constantFrom(...engineOptions),
        seed: fc.integer({ min: 0, max: 2 ** 31 }),
        form: fc.constantFrom(...promptForms),
        examples: fc.integer({ min: 0, max: MOST_EXAMPLES }),
        bins: fc.option(fc.integer({ min: 1, max: 100 })),
        splitting: fc.constantFrom(...splittings),
        runs: fc.array(fc.string(), { maxLength: 3 }),
        pair: fc.constantFrom(null, [1, 2] as const, [3, 1] as const),
        hide: fc.subarray([...hideable]),
        rows: fc.option(fc.subarray(['direct/mean-token-entropy', 'verbalized/number-expectation'])),
        temperatures: fc.dictionary(
          fc.constantFrom('direct/mean-token-entropy', 'verbalized/number-expectation'),
          fc.double({ min: 0.05, max: 20, noNaN: true })
        ),
        question: fc.option(fc.string({ minLength: 1 }))
      }),
      (any) => {
        // A chat holds no worked examples.
        const settings = any.form === 'chat' ? { ...any, examples: 0 } : any;
        expect(settingsFrom(new URLSearchParams(queryOf(settings)))).toEqual(settings);
      }
    )
  );
});

it.each([[defaultSettings.methods], [['direct']], [[]]])(
  '%j beside a variant survive the address',
  (methods) => {
    const settings = { ...defaultSettings, methods, variants: ['direct 2'] };
    expect(queryOf(settings)).toBe(`?methods=${methods.join(',')}&variants=direct+2`);
    expect(settingsFrom(new URLSearchParams(queryOf(settings)))).toEqual(settings);
  }
);

it('a temperature that is none is left out of the address', () => {
  const { temperatures } = settingsFrom(new URLSearchParams('?T=a/b@0.5,c/d@-1,e/f@x,@2,g/h@21'));
  expect(temperatures).toEqual({ 'a/b': 0.5 });
});

it('the form is in step with a run, except for what the address names', () => {
  const run = testRun(5, 3);
  const inStep = inStepWith(defaultSettings, run, new URLSearchParams(), true, []);
  expect(inStep).toMatchObject({
    setId: 'test',
    limit: 5,
    seed: 3,
    methods: ['direct', 'verbalized', 'distractors']
  });
  const named = inStepWith({ ...defaultSettings, seed: 9 }, run, new URLSearchParams('?seed=9'), false, []);
  expect(named).toMatchObject({ setId: defaultSettings.setId, limit: 5, seed: 9 });
});

it('a part of a run is in the address, and then what the address leaves out is as usual', () => {
  const settings = settingsFrom(new URLSearchParams('?shard=3/30&seed=5'));
  expect(settings.shard).toEqual({ part: 3, of: 30 });
  expect(queryOf(settings)).toBe('?shard=3/30&seed=5');
  expect(settingsFrom(new URLSearchParams('?shard=31/30')).shard).toBe(null);
  const { plan } = testRun(5, 3);
  expect(inStepWith(settings, { plan }, new URLSearchParams('?shard=3/30'), true, [])).toEqual(settings);
  const shared = { ...plan, shard: { parts: [2], of: 4, total: 17, setHash: 'x' } };
  const inStep = (parts: number[]) =>
    inStepWith(
      defaultSettings,
      { plan: { ...shared, shard: { ...shared.shard, parts } } },
      new URLSearchParams(),
      true,
      []
    );
  expect(inStep([2])).toMatchObject({ limit: 17, shard: { part: 2, of: 4 } });
  expect(inStep([2, 3])).toMatchObject({ limit: 5, shard: null });
});

it('variants stand beside methods, or alone, and follow a run', () => {
  expect(settingsFrom(new URLSearchParams('?variants=short,a/b,short,direct'))).toMatchObject({
    methods: [],
    variants: ['short']
  });
  expect(settingsFrom(new URLSearchParams('?variants=short@1a,short@2b,short,long@x@y,long'))).toMatchObject({
    variants: ['short@1a', 'long']
  });
  const run = testRun(5, 3);
  const [first, ...others] = run.plan.arms;
  const plan = { ...run.plan, arms: [first, { ...first, id: 'short' }, ...others.slice(1)] };
  const inStep = (query: string) =>
    inStepWith(defaultSettings, { plan }, new URLSearchParams(query), true, ['short@1a']);
  expect(inStep('')).toMatchObject({ methods: ['direct', 'distractors'], variants: ['short@1a'] });
  expect(inStep('?variants=other').variants).toEqual(defaultSettings.variants);
});

it('what was chosen of the rows of a run that is not compared any more is let go', () => {
  const settings = {
    ...defaultSettings,
    runs: ['a', 'b', 'c'],
    pair: [1, 3] as const,
    rows: ['direct/x', '2:direct/x', '3:direct/x'],
    temperatures: { 'direct/x': 2, '2:direct/x': 3, '3:direct/x': 4 }
  };
  expect(withRuns(settings, ['a', '', 'c'])).toEqual({
    ...settings,
    runs: ['a', '', 'c'],
    rows: ['direct/x', '3:direct/x'],
    temperatures: { 'direct/x': 2, '3:direct/x': 4 }
  });
  expect(withRuns(settings, [])).toEqual({
    ...settings,
    runs: [],
    pair: null,
    rows: ['direct/x'],
    temperatures: { 'direct/x': 2 }
  });
});
