import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import reference from '../../tests/oracles/parity/gpu-check.json';
import { checkWeights } from './check-weights';

it('the weights made from the seed are those the NumPy reference was computed from', () => {
  expect(createHash('sha256').update(checkWeights()).digest('hex')).toBe(reference.sha256);
}, 120_000);
