import * as v from 'valibot';
import { expect, it } from 'vitest';
import { temperatureGrid } from '../signals/temperature-grid';
import { noSearch, searchedOn, searchSchema } from './loss-search';

it('holds where the slider stands and every place it was at, each once, and comes back as it was kept', () => {
  const search = [30, 31, 30].reduce((before, to) => searchedOn(before, before.at ?? 29, to), noSearch);
  expect(search).toEqual({ at: 30, tried: [29, 30, 31] });
  expect(v.parse(searchSchema, JSON.parse(JSON.stringify(search)))).toEqual(search);
});

it('is refused where a place is not on the grid', () => {
  for (const at of [-1, 1.5, temperatureGrid.length]) {
    expect(v.safeParse(searchSchema, { at, tried: [] }).success).toBe(false);
    expect(v.safeParse(searchSchema, { at: null, tried: [at] }).success).toBe(false);
  }
});
