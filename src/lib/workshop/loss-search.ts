import * as v from 'valibot';
import { temperatureGrid } from '../signals/temperature-grid';

const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(temperatureGrid.length - 1));

/** How a search for the lowest loss is kept: places of `temperatureGrid`. */
export const searchSchema = v.object({
  /** Where the slider stands; `null`: it was not moved yet. */
  at: v.nullable(place),
  /** Where it was, each once. */
  tried: v.array(place)
});
export type LossSearch = v.InferOutput<typeof searchSchema>;

export const noSearch: LossSearch = { at: null, tried: [] };

/** A search after the slider went from one place to another. */
export function searchedOn({ tried }: LossSearch, from: number, to: number): LossSearch {
  return { at: to, tried: [...new Set([...tried, from, to])] };
}
