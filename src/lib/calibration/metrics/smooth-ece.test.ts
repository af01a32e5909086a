import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asProbabilities } from '../confidence';
import { KernelGrid, roundHalfEven } from './kernel-grid';
import { smoothEce } from './smooth-ece';

/** As relplot finds it: every bandwidth tried on the fine grid. */
function withoutShortCuts(confidences: readonly number[], correct: readonly number[]) {
  const residuals = confidences.map((confidence, row) => confidence - correct[row]);
  const at = (sigma: number) => {
    const grid = new KernelGrid(confidences, residuals, KernelGrid.sizeFor(sigma));
    const { values, density } = grid.smooth(sigma, Math.max(200, roundHalfEven(10 / sigma)), 6.5);
    const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
    return sum(values.map(Math.abs)) / sum(density);
  };
  const holds = (sigma: number) => sigma < 1e-3 || sigma < at(sigma);
  let bandwidth = 1;
  let holding = 0;
  for (let i = 0; i < 10 && !(i === 0 && holds(1)); i++) {
    const middle = (bandwidth + holding) / 2;
    if (holds(middle)) holding = middle;
    else bandwidth = middle;
  }
  return { smoothEce: at(bandwidth), bandwidth };
}

it('its short cuts change nothing, wherever the confidences lie', () => {
  const confidence = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
    fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x ** 6),
    fc.double({ min: 0.99, max: 1, noNaN: true })
  );
  const rows = fc.array(fc.tuple(confidence, fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
    maxLength: 120
  });
  fc.assert(
    fc.property(rows, (data) => {
      const confidences = data.map(([confidence]) => confidence);
      const correct = data.map(([, outcome]) => outcome);
      const expected = withoutShortCuts(confidences, correct);
      const found = smoothEce(asProbabilities(confidences), correct);
      expect(found.bandwidth).toBe(expected.bandwidth);
      expect(found.smoothEce).toBeCloseTo(expected.smoothEce, 12);
    }),
    { numRuns: 100 }
  );
});
