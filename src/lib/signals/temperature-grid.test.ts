import { expect, it } from 'vitest';
import { testRun, testTraces } from '../../../tests/fixtures/run';
import { SketchBuilder } from '../engine/sketch/build';
import { confidenceOf } from './confidence';
import { numbersOf, type ReadingNumbers } from './reading-numbers';
import { replyCurve } from './reply-curve';
import { confidenceCurve, confidencesAt, keepCurve, temperatureGrid } from './temperature-grid';
import { meanLogProbability } from './token-signals';

const { plan } = testRun(6);
const readings = plan.questionIds.flatMap((id) => testTraces(plan, id).flatMap(({ readings }) => readings));

/** A reply over a large vocabulary whose steps are flat, spiky, and anything between. */
function longReply(): ReadingNumbers {
  const builder = new SketchBuilder();
  const steps = [0.1, 1, 4, 15, 60].map((spread, step) => {
    const logits = Float32Array.from(
      { length: 5000 },
      (_, i) => spread * Math.sin(i * (step + 1) * 1.7) ** 3
    );
    const chosen = step === 2 ? 17 : logits.indexOf(Math.max(...logits));
    return { sketch: builder.build(logits, chosen) };
  });
  return { reply: { steps } };
}

it('keeps curves that are the confidence at every temperature of the grid', () => {
  for (const reading of [...readings, longReply()]) {
    const curve = confidenceCurve(reading)!;
    temperatureGrid.forEach((temperature, i) => {
      expect(curve[i]).toBeCloseTo(confidenceOf(reading, temperature)!, 5);
    });
  }
});

it('has a reply’s curve between the temperatures of the grid too', () => {
  const { steps } = longReply().reply!;
  const curve = replyCurve(steps);
  for (let temperature = 0.05; temperature <= 20; temperature *= 1.0137) {
    const direct = meanLogProbability(steps, temperature);
    expect(Math.abs(curve(temperature) - direct)).toBeLessThan(1e-5 * Math.max(1, Math.abs(direct)));
  }
  expect(Number.isFinite(curve(0.05) + curve(20))).toBe(true);
});

it('has no curve where no confidence could be read', () => {
  expect(confidenceCurve({ stated: null })).toBeNull();
  expect(confidenceCurve({ reply: { steps: [] } })).toBeNull();
  expect(confidencesAt([{ stated: null }, {}], 2)).toEqual([null, null]);
});

it('finds kept curves on the grid, and computes what was not kept', () => {
  const [known, unknown] = [{ stated: 0.3 }, { stated: 0.3 }];
  keepCurve(known, new Float64Array(temperatureGrid.length).fill(0.75));
  const exact = confidenceOf(unknown, temperatureGrid[90]);
  expect(confidencesAt([known, unknown], temperatureGrid[90])).toEqual([0.75, exact]);
  expect(confidencesAt([known], 1.2345)).toEqual([confidenceOf(known, 1.2345)]);
});

it('gives the same confidence from a reading’s numbers alone', () => {
  for (const reading of readings) {
    const numbers = structuredClone(numbersOf(reading));
    expect(confidenceOf(numbers, 1.6)).toBe(confidenceOf(reading, 1.6));
    expect(JSON.stringify(numbers)).not.toContain(reading.prompt);
  }
});
