import { scaleLog } from 'd3-scale';
import { expect, it } from 'vitest';
import { nllPath } from './nll-curve';

const x = scaleLog([0.1, 10], [0, 200]);
const curve = (nlls: number[]) => nlls.map((nll, i) => ({ temperature: 0.1 * 10 ** (i / 2), nll }));

it('shows all of a flat curve', () => {
  expect(nllPath(curve([1.3, 1.1, 1, 1.2, 1.6]), x, 0, 60)).toBe('M0,30L50,50L100,60L150,40L200,0');
});

it('comes in from the top where a flank is steep, and leaves there', () => {
  const path = nllPath(curve([5.8, 2.2, 1, 2.2, 5]), x, 0, 60)!;
  expect(path).toBe('M75,0L100,60L125,0');
  expect(nllPath(curve([5, 1, 1, 5, 1]), x, 0, 60)!.match(/M/g)).toHaveLength(2);
});
